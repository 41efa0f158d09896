import { ApiObject } from 'cdk8s';

/** The types of a level-1 construct, as cdk8s generates them. @internal */
export interface Types {
  /** The class, such as `KubeDeployment`. */
  readonly name: string;
  /** Writes the props of the construct. */
  readonly write: (given: any) => any;
  /** Whether their output is the object; otherwise code of another class runs after them. */
  readonly areLast: boolean;
}

/** Undefined for an object that writes its props unchanged. @internal */
export function typesOf(object: ApiObject): Types | undefined {
  const last = classesOf(object).find(c => has(c.prototype, 'toJson'));
  const generated = classesOf(object).find(c => has(c, 'GVK') && has(c, 'manifest'));
  return generated && { name: generated.name, write: given => generated.manifest!(given), areLast: last === generated };
}

interface ClassOfObjects {
  readonly name: string;
  readonly prototype: object;
  /** Generated classes have it beside `toJson()`. */
  readonly manifest?: (props: any) => any;
}

function classesOf(object: object): ClassOfObjects[] {
  const prototype = Object.getPrototypeOf(object);
  return prototype === null ? [] : [...(has(prototype, 'constructor') ? [prototype.constructor] : []), ...classesOf(prototype)];
}

function has(object: object, name: string): boolean {
  return Object.prototype.hasOwnProperty.call(object, name);
}
