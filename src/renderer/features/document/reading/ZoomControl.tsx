import { ChevronUp, ZoomIn, ZoomOut } from 'lucide-react'
import { Button } from '../../../ui/Button.tsx'
import { IconButton } from '../../../ui/IconButton.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { shortcutText } from '../../../commands/shortcut.ts'
import { LEAST_ZOOM, MOST_ZOOM, setZoom, stepZoom, useZoom } from './zoom.ts'
import './reading.css'

const CHOICES = [0.5, 0.75, 1, 1.25, 1.5, 2] as const

/** In the status bar: smaller, how large, larger. */
export function ZoomControl() {
  const { shown } = useZoom()
  return (
    <span className="zoom" role="group" aria-label="Zoom">
      <IconButton
        icon={ZoomOut}
        label="Zoom out"
        shortcut={shortcutText('Mod+Minus')}
        isDisabled={shown <= LEAST_ZOOM}
        onPress={() => stepZoom(-1)}
      />
      <Menu
        label="Zoom"
        entries={[
          ...CHOICES.map((scale) => ({ id: String(scale), label: percent(scale), run: () => setZoom(scale) })),
          null,
          { id: 'fit', label: 'As wide as the window', run: () => setZoom('fit') },
          { id: 'auto', label: 'Automatic', run: () => setZoom('auto') },
        ]}
      >
        <Button kind="quiet" className="zoom__value" aria-label={`Zoom: ${percent(shown)}`}>
          {percent(shown)}
          <ChevronUp size={12} aria-hidden />
        </Button>
      </Menu>
      <IconButton
        icon={ZoomIn}
        label="Zoom in"
        shortcut={shortcutText('Mod+Plus')}
        isDisabled={shown >= MOST_ZOOM}
        onPress={() => stepZoom(1)}
      />
    </span>
  )
}

function percent(scale: number): string {
  return `${Math.round(scale * 100)} %`
}
