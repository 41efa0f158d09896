import { ListExpression } from './list-expression';
import { Values } from './values';
import { Node } from '../node/node';
import { ItemShape } from '../../values/declare/item-shape';
import { Pattern } from '../../values/pattern';

/** What the charts of a release share for their images. @internal */
export interface ImageGlobals {
  /** The registry of all images; empty for that of each. */
  readonly registry: Node;
  /** Image pull secrets of all pods. */
  readonly pullSecrets: ListExpression;
}

/** The registry at the beginning of a reference: a host has a dot or a port, or is `localhost`. @internal */
export const REGISTRY = '^([^/]*[.:][^/]*|localhost)/';

/** The global values of images, which the first image of a chart declares. @internal */
export function imageGlobals(values: Values): ImageGlobals {
  if (!values._find('global.imageRegistry')) {
    values.describe('global', 'Values shared by all charts of a release.');
    values.string('global.imageRegistry', {
      pattern: Pattern.IMAGE_REGISTRY, description: 'Image registry for all images, optionally with a path, such as `harbor.example.org/proxy`; overrides the registry of each image.',
    });
    values.list('global.imagePullSecrets', { items: pullSecret(), description: 'Image pull secrets for all images.' });
  }
  return { registry: values.get('global.imageRegistry')._node, pullSecrets: values.get('global.imagePullSecrets').list() };
}

/** A Secret with credentials for a registry, by its name. @internal */
export function pullSecret(): ItemShape {
  return ItemShape.object().string('name', { required: true, pattern: Pattern.DNS_NAME, description: 'Name of the Secret.' })._documentedAs('LocalObjectReference');
}
