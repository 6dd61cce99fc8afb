/**
 * The 4 of Share4Rare is four people who found each other; the coral one is you. Seen, it stands for the figure;
 * heard, the name is said once, in one word.
 */
export const Wordmark = () => (
  <span class="wordmark">
    <span class="visually-hidden">Share4Rare</span>
    <span class="wordmark__picture" aria-hidden="true">
      Share
      <svg
        class="wordmark__four"
        aria-hidden="true"
        viewBox="0 0 32 32"
        width="32"
        height="32"
        focusable="false"
      >
        <path class="wordmark__thread" d="M20 5 6 21h21M20 5v23" fill="none" />
        <circle class="wordmark__person" cx="6" cy="21" r="3.6" />
        <circle class="wordmark__person" cx="27" cy="21" r="2.8" />
        <circle class="wordmark__person" cx="20" cy="28" r="2.8" />
        <circle class="wordmark__you" cx="20" cy="5.2" r="4.6" />
      </svg>
      Rare
    </span>
  </span>
)
