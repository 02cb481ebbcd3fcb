import { StrictEmitter } from '../strict.ts'

/** Never tells anything by itself: nothing here hears of sleep or of the screen's lock. Tests emit what the system would. */
class PowerMonitor extends StrictEmitter {}

export const powerMonitor = new PowerMonitor()
