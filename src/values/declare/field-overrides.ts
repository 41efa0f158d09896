import { closest } from '../closest';
import { enumerate } from '../enumerate';
import { propName } from '../prop-name';
import { Refusal } from '../refusal';

/**
 * How the author of a chart adapts declared fields: those of a part of the kit, or of a shape of their own. Fields are
 * named as in `values.yaml`, those of a nested object with a dot: `timeouts.request`.
 */
export interface FieldOverrides {
  /**
   * What the group of fields is for, as its comment in `values.yaml` says it.
   *
   * @default - the declared one
   */
  readonly description?: string;

  /**
   * What holds unless the user gives it, by the name of the field or of its prop; for a nested object, an object:
   * `{ host: 'notebook.example.org', timeouts: { request: '0s' } }`.
   *
   * @default - the declared defaults
   */
  readonly defaults?: { [field: string]: any };

  /**
   * Descriptions that replace the declared ones, by the name of the field.
   *
   * @default - the declared ones
   */
  readonly descriptions?: { [field: string]: string };

  /**
   * Sentences behind the description, by the name of the field.
   *
   * @default - none
   */
  readonly notes?: { [field: string]: string };

  /**
   * Values that a user might give, by the name of the field.
   *
   * @default - the declared ones
   */
  readonly examples?: { [field: string]: any };

  /**
   * Other names in `values.yaml`, by the name of the field: `{ replicas: 'replicaCount' }`. The prop keeps its name.
   *
   * @default - the declared ones
   */
  readonly rename?: { [field: string]: string };

  /**
   * The only fields that are declared.
   *
   * @default - all but those of `omit`
   */
  readonly only?: string[];

  /**
   * Fields that are left out, since the chart decides them or declares them elsewhere.
   *
   * @default - none
   */
  readonly omit?: string[];
}

/** What is said of one field. @internal */
export interface FieldOverride {
  readonly default?: any;
  readonly description?: string;
  readonly note?: string;
  readonly example?: any;
  readonly rename?: string;
  readonly only?: boolean;
  readonly omit?: boolean;
  /** What is said of the fields of an object. */
  readonly below?: FieldOverrides;
}

/** What is said of each field, by its declared name. Refuses names that are not declared. @internal */
export function overridesOf(fields: ReadonlyArray<{ readonly name: string; readonly isObject: boolean }>, overrides: FieldOverrides): Map<string, FieldOverride> {
  const found = new Map<string, FieldOverride>();
  const say = (given: string, what: keyof typeof BELOW, value: any): void => {
    const [first, ...rest] = given.split('.');
    const field = fields.find(({ name }) => name === first || propName(name) === first);
    if (field === undefined) {
      const names = fields.map(({ name }) => name);
      const near = closest(first, names);
      throw new Refusal('value-undeclared', `the field "${given}" is not declared: ${near === undefined ? `declared are ${enumerate(names)}` : `did you mean "${near}"?`}`);
    }
    const known = found.get(field.name) ?? {};
    if (rest.length === 0 && !(what === 'default' && field.isObject)) {
      found.set(field.name, { ...known, [what]: value });
      return;
    }
    const below = known.below ?? {};
    const list = BELOW[what];
    const next = rest.length === 0 ? value
      : what === 'omit' || what === 'only' ? [...below[what] ?? [], rest.join('.')]
        : { ...below[list] as object, [rest.join('.')]: value };
    found.set(field.name, { ...known, below: { ...below, [list]: next } });
  };
  const { defaults, descriptions, notes, examples, rename, only, omit } = overrides;
  for (const [what, said] of Object.entries({ default: defaults, description: descriptions, note: notes, example: examples, rename })) {
    Object.entries(said ?? {}).filter(([, value]) => value !== undefined).forEach(([name, value]) => say(name, what as keyof typeof BELOW, value));
  }
  only?.forEach(name => say(name, 'only', true));
  omit?.forEach(name => say(name, 'omit', true));
  return found;
}

/** What is said of one field, and of several. */
const BELOW = { default: 'defaults', description: 'descriptions', note: 'notes', example: 'examples', rename: 'rename', only: 'only', omit: 'omit' } as const;
