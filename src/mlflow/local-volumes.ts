import { LOCAL_STORAGE } from './names';
import { ClaimedVolume } from '../kit/storage/claimed-volumes';

/**
 * Values of the PersistentVolumes of one machine: one for each claim of the class `local-storage`, with its size and access modes. The first
 * claim of a program has its documented directory, and others a number behind it.
 *
 * @param claims the claims by program, as their charts have them.
 * @internal
 */
export function localVolumes(claims: { readonly [program: string]: readonly ClaimedVolume[] }): any {
  return {
    volumes: Object.fromEntries(Object.entries(claims).flatMap(([program, asked]): Array<readonly [name: string, values: any]> => {
      const own = asked.filter(({ storageClass }) => storageClass === LOCAL_STORAGE.storageClass);
      return own.length === 0 ? [[program, { enabled: false }]] : own.map((volume, i) => {
        const name = i === 0 ? program : `${program}-${i}`;
        return [name, { ...volume, name: `${name}-pv`, path: `${LOCAL_STORAGE.path}/${name}` }];
      });
    })),
  };
}
