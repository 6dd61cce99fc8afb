/**
 * On a telephone one photo is one field: a further one appears once the last was taken. Large photos are made smaller
 * before they travel, which on a bad network is the difference between seconds and minutes.
 */
const longestSide = 2600
const worthShrinking = 1_500_000

const form = document.querySelector<HTMLFormElement>('form.send-paper')
const photos = form?.querySelector<HTMLElement>('[data-photos]')
const status = form?.querySelector<HTMLElement>('[data-status]')

const shrunk = async (file: File): Promise<File> => {
  if (file.size < worthShrinking || !/^image\/(jpeg|png|webp)$/.test(file.type)) return file
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => undefined)
  if (picture === undefined) return file
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(picture.width * scale)
  canvas.height = Math.round(picture.height * scale)
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
  return blob === null || blob.size >= file.size
    ? file
    : new File([blob], 'photo.jpg', { type: 'image/jpeg' })
}

const shrinkIn = async (input: HTMLInputElement): Promise<void> => {
  const kept = new DataTransfer()
  for (const file of input.files ?? []) kept.items.add(await shrunk(file))
  input.files = kept.files
}

let count = 1
const another = (): void => {
  if (form === null || !photos) return
  count += 1
  const label = document.createElement('label')
  label.className = 'field__label'
  label.htmlFor = `photo-${count}`
  label.textContent = `${form.dataset.more ?? ''} (${count})`
  const input = document.createElement('input')
  input.type = 'file'
  input.id = label.htmlFor
  input.name = 'photo'
  input.accept = 'image/*'
  input.setAttribute('capture', 'environment')
  input.className = 'send-paper__input'
  photos.append(label, input)
  watch(input)
}

const watch = (input: HTMLInputElement): void => {
  input.addEventListener('change', async () => {
    const isLast = photos?.querySelector('input:last-of-type') === input
    await shrinkIn(input)
    if (isLast && (input.files?.length ?? 0) > 0 && count < 20) another()
  })
}

for (const input of form?.querySelectorAll<HTMLInputElement>('input[type=file]') ?? []) watch(input)
form?.addEventListener('submit', () => {
  if (status) status.textContent = form.dataset.sending ?? ''
})

// A module, so that its names are its own.
export {}
