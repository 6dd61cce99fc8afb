type Dot = readonly [x: number, y: number, r: number, tone: 1 | 2 | 3 | 4]

/** People, far and near, and the threads between them. The warm one is you. Drawn by hand, the same for everybody. */
const others: readonly Dot[] = [
  [96, 70, 13, 2],
  [60, 168, 10, 4],
  [128, 262, 15, 1],
  [232, 318, 9, 2],
  [352, 296, 14, 3],
  [428, 216, 10, 1],
  [402, 104, 15, 2],
  [296, 44, 10, 4],
  [196, 28, 7, 3],
  [30, 276, 6, 3],
  [462, 320, 6, 4],
  [468, 52, 6, 1],
]

const you = [246, 176] as const

const threads =
  'M246 176 96 70M246 176 60 168M246 176 128 262M246 176 352 296M246 176 402 104M246 176 296 44' +
  'M96 70 196 28M60 168 128 262M128 262 30 276M352 296 232 318M352 296 462 320M402 104 428 216M402 104 468 52M428 216 352 296'

export const HomePicture = () => (
  <svg
    class="home-picture"
    viewBox="0 0 500 350"
    width="500"
    height="350"
    aria-hidden="true"
    focusable="false"
  >
    <circle class="home-picture__near" cx={you[0]} cy={you[1]} r="112" />
    <circle class="home-picture__nearest" cx={you[0]} cy={you[1]} r="58" />
    <path class="home-picture__threads" d={threads} fill="none" />
    {others.map(([x, y, r, tone]) => (
      <circle class={`home-picture__person home-picture__person--${tone}`} cx={x} cy={y} r={r} />
    ))}
    <circle class="home-picture__you" cx={you[0]} cy={you[1]} r="21" />
    <path class="home-picture__smile" d="M237 179q9 9 18 0" fill="none" />
  </svg>
)
