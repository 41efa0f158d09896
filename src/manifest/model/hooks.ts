import { Document } from './model';

type Hooked = Pick<Document, 'hooks'>;

/** Whether only `helm test` runs the object. @internal */
export function isTest({ hooks }: Hooked): boolean {
  return hooks.length > 0 && hooks.every(hook => /^test(-success)?$/.test(hook));
}

/** Whether the object is installed, or run as a hook, on installation or upgrade. @internal */
export function isInstalled({ hooks }: Hooked, isUpgrade: boolean): boolean {
  return hooks.length === 0 || hooks.some(hook => hook.endsWith(isUpgrade ? '-upgrade' : '-install'));
}
