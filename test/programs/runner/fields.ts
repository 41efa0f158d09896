/** What the runner does with a field of an object: it refuses those that it has no word for. */
export interface Field {
  /** @throws an Error that names the field, when something in it is not known */
  check(value: any, where: string): void;
}

/** It is used as it is. */
export const used: Field = { check: () => undefined };

/** It is deliberately passed over. */
export function withoutEffect(_reason: string): Field {
  return used;
}

/** It is accepted with these values only: what others ask for is not here. */
export function only(...values: readonly unknown[]): Field {
  return {
    check: (value, where) => {
      if (!values.includes(value)) {
        throw new UnknownField(where, `the runner knows ${values.map(one => JSON.stringify(one)).join(', ')} here, got ${JSON.stringify(value)}`);
      }
    },
  };
}

/** It has these fields. */
export function fields(known: { readonly [name: string]: Field }): Field {
  return {
    check: (value, where) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new UnknownField(where, `it has fields, got ${JSON.stringify(value)}`);
      }
      for (const [name, inside] of Object.entries(value)) {
        if (inside === undefined || inside === null) {
          continue;
        }
        if (!Object.hasOwn(known, name)) {
          throw new UnknownField(`${where}.${name}`, 'the runner does not know this field');
        }
        known[name].check(inside, `${where}.${name}`);
      }
    },
  };
}

/** A list, each item of which is like this; it is named by its name where it has one. */
export function each(item: Field): Field {
  return {
    check: (value, where) => {
      if (!Array.isArray(value)) {
        throw new UnknownField(where, `it is a list, got ${JSON.stringify(value)}`);
      }
      value.forEach((one, index) => item.check(one, `${where}[${typeof one?.name === 'string' ? one.name : index}]`));
    },
  };
}

/** A field that the runner does not know: it would run something else than the manifest says. */
export class UnknownField extends Error {
  constructor(where: string, what: string) {
    super(`${where}: ${what}`);
    this.name = 'UnknownField';
  }
}
