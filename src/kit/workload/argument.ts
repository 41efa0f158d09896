import { ItemShape } from '../../values/declare/item-shape';

/** Items of `command` and `args`: strings, which can be whole scripts. @internal */
export const ARGUMENT = ItemShape.ofString({ multiline: true, description: 'An argument.' });
