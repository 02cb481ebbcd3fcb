const MIB = 1024 * 1024

/** How much a file may ask of this computer before it is refused. Sizes in bytes, after unpacking. */
export interface Limits {
  readonly entries: number
  readonly bytesPerPart: number
  readonly bytesInAll: number
  /** Unpacked bytes per packed byte, looked at only in what unpacks to more than `ratioFloor` bytes. */
  readonly ratio: number
  readonly ratioFloor: number
  /** The same for parts that are XML, which take far more memory to read than to unpack. */
  readonly xmlRatio: number
  readonly xmlRatioFloor: number
}

/**
 * A contract of 2,000 pages has a document.xml of 92 MB that packs 16:1, so each cap leaves an honest file well alone.
 * Small parts are exempt from the ratio: a short, repetitive part packs 300:1 and harms nobody. An empty picture of some
 * megabytes may pack 1000:1; XML of nearly a megabyte that packs 100:1 is one element again and again, which no contract is.
 */
export const DEFAULT_LIMITS: Limits = {
  entries: 10_000,
  bytesPerPart: 256 * MIB,
  bytesInAll: 512 * MIB,
  ratio: 200,
  ratioFloor: 16 * MIB,
  xmlRatio: 100,
  xmlRatioFloor: (MIB * 7) / 8,
}
