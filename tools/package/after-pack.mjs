// electron-builder calls this between packing and signing: fuses change the binary, which a signature then covers.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'

/**
 * The part of electron-builder's AfterPackContext that is used.
 * @typedef {object} PackedApp
 * @property {string} appOutDir
 * @property {string} electronPlatformName as in process.platform
 * @property {{ appInfo: { productFilename: string }, executableName?: string }} packager
 */

/** @param {PackedApp} context */
export default async function afterPack(context) {
  await flipFuses(packedExecutable(context), {
    version: FuseVersion.V1,
    // Changing the binary breaks the ad-hoc signature that Apple silicon insists on.
    resetAdHocDarwinSignature: context.electronPlatformName === 'darwin',
    ...fuseSettings(readFuses()),
  })
}

/** @returns {Record<string, unknown>} what fuses.json says, by the fuse's name */
export function readFuses() {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'fuses.json'), 'utf8'))
}

/**
 * @param {Record<string, unknown>} byName
 * @returns {Partial<Record<FuseV1Options, boolean>>} by the fuse's place in the binary
 */
export function fuseSettings(byName) {
  return Object.fromEntries(
    Object.entries(byName).map(([name, on]) => [FuseV1Options[/** @type {'RunAsNode'} */ (name)], on]),
  )
}

/** @param {PackedApp} context @returns {string} */
function packedExecutable({ appOutDir, electronPlatformName, packager }) {
  const product = packager.appInfo.productFilename
  if (electronPlatformName === 'darwin') return join(appOutDir, `${product}.app`)
  if (electronPlatformName === 'win32') return join(appOutDir, `${product}.exe`)
  return join(appOutDir, packager.executableName ?? product)
}
