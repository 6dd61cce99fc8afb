/** Says before the session ends that it will, and keeps it open on request. What is typed stays on the page either way. */
const box = document.querySelector<HTMLElement>('[data-stay]')

if (box) {
  const parts = [...box.querySelectorAll<HTMLElement>('[data-stay-part]')]
  const warn = Number(box.dataset.warn) * 1000
  // Other windows use the same session: what keeps it open there keeps it open here.
  const others = new BroadcastChannel('s4r-session')
  let idleEnd = 0
  let lastEnd = 0

  const show = (name: string): void => {
    for (const part of parts) {
      const hidden = part.dataset.stayPart !== name
      if (part.hidden !== hidden) part.hidden = hidden
    }
  }
  const look = (): void => {
    const now = Date.now()
    if (now >= Math.min(idleEnd, lastEnd)) show('ended')
    else if (lastEnd - now <= warn) show('last')
    else show(idleEnd - now <= warn ? 'idle' : '')
  }
  const goOn = (idle: number, last: number): void => {
    idleEnd = Date.now() + idle * 1000
    lastEnd = Date.now() + last * 1000
    look()
  }
  const stay = async (): Promise<void> => {
    try {
      const answer = await fetch('/api/v1/session/stay', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      })
      if (!answer.ok) return show(answer.status === 401 ? 'ended' : 'unreached')
      const { idle, last } = (await answer.json()) as { idle: number; last: number }
      goOn(idle, last)
      others.postMessage([idle, last])
    } catch {
      show('unreached')
    }
  }

  others.addEventListener('message', ({ data }: MessageEvent<[number, number]>) => goOn(...data))
  for (const button of box.querySelectorAll('button')) button.addEventListener('click', () => void stay())
  document.addEventListener('visibilitychange', look)
  setInterval(look, 10_000)
  const ends = [Number(box.dataset.idle), Number(box.dataset.last)] as const
  goOn(...ends)
  others.postMessage(ends)
}

export {}
