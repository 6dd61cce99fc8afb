/** Passkeys need script: the form appears only where the browser knows them, asks for one, and is sent as any form. */

type Descriptor = {
  readonly id: string
  readonly type: 'public-key'
  readonly transports?: AuthenticatorTransport[]
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0))

const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')

const described = (list: readonly Descriptor[] = []): PublicKeyCredentialDescriptor[] =>
  list.map((one) => ({ ...one, id: bytesOf(one.id) }))

/** By hand, because phones of a few years ago know passkeys and not their JSON. */
const made = async (options: string): Promise<unknown> => {
  const asked = JSON.parse(options)
  const credential = (await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      user: { ...asked.user, id: bytesOf(asked.user.id) },
      excludeCredentials: described(asked.excludeCredentials),
    },
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAttestationResponse
  return {
    ...common(credential),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

const proven = async (options: string): Promise<unknown> => {
  const asked = JSON.parse(options)
  const credential = (await navigator.credentials.get({
    publicKey: {
      ...asked,
      challenge: bytesOf(asked.challenge),
      allowCredentials: described(asked.allowCredentials),
    },
  })) as PublicKeyCredential
  const response = credential.response as AuthenticatorAssertionResponse
  return {
    ...common(credential),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle === null ? {} : { userHandle: textOf(response.userHandle) }),
    },
  }
}

const common = (credential: PublicKeyCredential) => ({
  id: credential.id,
  rawId: textOf(credential.rawId),
  type: credential.type,
  clientExtensionResults: credential.getClientExtensionResults(),
})

const enliven = (form: HTMLFormElement): void => {
  const answer = form.querySelector<HTMLInputElement>('input[name="passkey"]')
  const failed = form.querySelector<HTMLElement>('[data-passkey-failed]')
  const { passkey: kind, options = '' } = form.dataset
  if (answer === null) return
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    if (failed !== null) failed.hidden = true
    try {
      answer.value = JSON.stringify(await (kind === 'make' ? made(options) : proven(options)))
      form.submit()
    } catch {
      // Closed by the person, timed out, or no passkey here: the page says what else there is.
      if (failed !== null) failed.hidden = false
    }
  })
}

if (window.PublicKeyCredential !== undefined) {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-passkey]')) enliven(form)
}
