import { Node } from './node';
import { Type } from './type';

/** The functions that expressions may call. @internal */
export type FunctionName =
  | 'abs';

export declare function callType(fn: FunctionName, args: readonly Node[]): Type;
