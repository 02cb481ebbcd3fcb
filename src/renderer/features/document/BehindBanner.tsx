import { useEffect, useState } from 'react'
import { on } from '../../api.ts'
import { Banner } from '../../ui/Banner.tsx'
import { Button } from '../../ui/Button.tsx'

interface BehindBannerProps {
  readonly agreement: string
  readonly onShow: () => void
}

/** Over a draft that is read here and written elsewhere, as soon as it went on there. The page does not change under who reads it. */
export function BehindBanner({ agreement, onShow }: BehindBannerProps) {
  const [isBehind, setIsBehind] = useState(false)
  useEffect(
    () =>
      on('draft-behind', ({ id }) => {
        if (id === agreement) setIsBehind(true)
      }),
    [agreement],
  )
  if (!isBehind) return null
  return (
    <Banner actions={<Button onPress={onShow}>Show it as it is now</Button>}>
      The draft goes on in the window that writes to this archive. You see it as it was when you opened it.
    </Banner>
  )
}
