import { Json } from './shape';

/** A map. @internal */
export interface JsonMap {
  [key: string]: Json;
}

/** @internal */
export function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
