import { ItemShape } from '../../values/declare/item-shape';

/** The items of a command or of arguments: strings that may be whole scripts. @internal */
export const ARGUMENT = ItemShape.ofString({ multiline: true, description: 'An argument.' });
