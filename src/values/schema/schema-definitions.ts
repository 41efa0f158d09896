import { INT_OR_STRINGS } from '../kubernetes/int-or-string';
import { LABEL_VALUE, QUALIFIED_NAME } from '../kubernetes/label-syntax';
import { MAX_INT32, MAX_PLAIN_INTEGER, MIN_INT32 } from '../plain-integer';
import { patternExpectation } from '../pattern-description';
import { IntOrStringShape, Json, StringShape } from '../shape';

/** @internal */
export interface JsonSchema {
  [keyword: string]: Json;
}

// Characters that some writer or reader on the way changes or refuses: C1, U+FFFE and U+FFFF stop Go's YAML reader,
// U+0085, U+2028 and U+2029 are line breaks to it, U+FEFF is a byte order mark. They are written as themselves, since the
// regular expressions of other languages have no escape in common beyond \x7f.
/** @internal */
export const UNFIT = '\\x7f-\\x9f\u2028\u2029\ufeff\ufffe\uffff';

// Helm deletes this from its output, since Go templates print it for nil.
const NO_VALUE = '<no value>';

/** @internal */
export const WIDE_SPACES = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000';

// Whitespace that Helm trims from the end of a document, where it can be the end of the last string. An ASCII space is
// safe, since such strings are quoted.
const TRIMMED = `[${WIDE_SPACES}]\\n?$|\\n\\n$|^\\n$`;

const QUANTITY = '([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$';

// At least one digit other than 0, and no suffix for fractions of bytes.
const BYTES = '([0-9]*[1-9][0-9]*(\\.[0-9]*)?|[0-9]*\\.[0-9]*[1-9][0-9]*)([KMGTPE]i|[kMGTPE]|[eE][+-]?[0-9]{1,3})?$';

/** The prefix of a `patternErrorMessage`, which editors show instead of the pattern. @internal */
export const PATTERN_ERROR = 'Expected ';

/** A `$ref` to a definition: one of these, or a type of Kubernetes. @internal */
export function refer(name: string): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}

/** Data of any depth whose strings and numbers are the same for all readers. */
function data($comment: string, entries: string, items: string, ...others: string[]) {
  return {
    $comment,
    type: ['object', 'array', 'string', 'number', 'boolean', ...others],
    not: refer('unfitFragment'),
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
    propertyNames: refer('fragmentKey'),
    additionalProperties: refer(entries),
    items: refer(items),
  };
}

/** The schema of an integer or string, but for what no string may hold. */
function intOrString({ minimum, maximum, ...text }: IntOrStringShape) {
  const words = patternExpectation(text);
  return { type: ['integer', 'string'], minimum, maximum, ...text.pattern === undefined ? {} : { pattern: text.pattern, patternErrorMessage: `${PATTERN_ERROR}${words}` } };
}

/**
 * Definitions that the schemas of charts share. Each schema holds those that it uses. They have comments and no descriptions, which
 * editors would show in place of that of the value.
 *
 * @internal
 */
export const DEFINITIONS = {
  unfitLine: {
    $comment: 'Not allowed in a single-line string: control characters, line breaks, and "<no value>", which Helm deletes.',
    type: 'string',
    pattern: `[\\x00-\\x1f${UNFIT}]|${NO_VALUE}`,
  },
  unfitString: {
    $comment: 'Not allowed in a string: control characters other than tabs and line feeds, and "<no value>", which Helm deletes.',
    type: 'string',
    pattern: `[\\x00-\\x08\\x0b-\\x1f${UNFIT}]|${NO_VALUE}`,
  },
  unfitItem: {
    $comment: 'Not allowed as a single-line string in a list or map: what no single-line string may hold, and trailing white space, which Helm trims at the end of a document.',
    type: 'string',
    anyOf: [{ $ref: '#/definitions/unfitLine' }, { pattern: TRIMMED }],
  },
  quantity: {
    $comment: 'A non-negative Kubernetes quantity such as 500m, 1.5 or 512Mi.',
    anyOf: [
      { type: 'string', pattern: `^[+]?${QUANTITY}` },
      // Larger and smaller numbers would be formatted with an exponent.
      { type: 'integer', minimum: 0, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
    ],
  },
  signedQuantity: {
    $comment: 'A Kubernetes quantity such as -500m, 1.5 or 512Mi.',
    anyOf: [
      { type: 'string', pattern: `^[+-]?${QUANTITY}` },
      { type: 'integer', minimum: -MAX_PLAIN_INTEGER, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: -MAX_PLAIN_INTEGER, maximum: -0.001 },
    ],
  },
  bytes: {
    $comment: 'A number of bytes greater than 0, as a Kubernetes quantity such as 512Mi or 10Gi.',
    anyOf: [
      { type: 'string', pattern: `^[+]?${BYTES}` },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
    ],
  },
  int32: {
    $comment: 'A 32-bit integer.',
    type: 'integer',
    minimum: MIN_INT32,
    maximum: MAX_INT32,
  },
  int64: {
    $comment: 'An integer that Helm and JavaScript hold exactly.',
    type: 'integer',
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
  },
  intOrString: {
    $comment: 'A 32-bit integer, or a string.',
    ...intOrString(INT_OR_STRINGS.intOrString),
    not: { $ref: '#/definitions/unfitFragment' },
  },
  intOrPercent: {
    $comment: 'An integer, or a percentage such as 25%.',
    ...intOrString(INT_OR_STRINGS.intOrPercent),
  },
  portOrName: {
    $comment: 'The number or the name of a port.',
    ...intOrString(INT_OR_STRINGS.portOrName),
  },
  fragment: data('Any Kubernetes YAML without null.', 'fragment', 'fragment'),
  json: data('Any data. Helm removes the keys of maps that are null; in lists, null is an item.', 'json', 'jsonItem'),
  jsonItem: data('Any data in a list.', 'json', 'jsonItem', 'null'),
  anything: {
    $comment: 'Values of other charts: anything without control characters.',
    not: { $ref: '#/definitions/unfitString' },
    propertyNames: { $ref: '#/definitions/anyKey' },
    additionalProperties: { $ref: '#/definitions/anything' },
    items: { $ref: '#/definitions/anything' },
  },
  anyKey: {
    $comment: 'A key in the values of other charts.',
    type: 'string',
    not: { $ref: '#/definitions/unfitString' },
  },
  fragmentString: {
    $comment: 'A string in Kubernetes YAML.',
    type: 'string',
    not: { $ref: '#/definitions/unfitFragment' },
  },
  qualifiedName: {
    $comment: 'A key of labels or annotations, or the name of a resource.',
    type: 'string',
    pattern: QUALIFIED_NAME.pattern,
    patternErrorMessage: `${PATTERN_ERROR}${patternExpectation(QUALIFIED_NAME)}`,
    maxLength: QUALIFIED_NAME.maxLength,
  },
  labelValue: {
    $comment: 'The value of a label.',
    type: 'string',
    pattern: LABEL_VALUE.pattern,
    patternErrorMessage: `${PATTERN_ERROR}${patternExpectation(LABEL_VALUE)}`,
  },
  fragmentKey: {
    $comment: 'A key in Kubernetes YAML. YAML readers would take "<<" for a merge key.',
    type: 'string',
    not: { anyOf: [{ enum: ['<<'] }, { $ref: '#/definitions/unfitLine' }] },
  },
  unfitFragment: {
    $comment: 'Not allowed as a string in Kubernetes YAML: what no string may hold, and trailing white space, which Helm trims at the end of a document.',
    type: 'string',
    anyOf: [{ $ref: '#/definitions/unfitString' }, { pattern: TRIMMED }],
  },
} as const;

/** The types of what a string accepts; what is an integer or a string has them the other way round. @internal */
export function typesOf({ acceptsIntegers, acceptsBooleans }: StringShape): readonly string[] {
  return ['string', ...acceptsIntegers ? ['integer'] : [], ...acceptsBooleans ? ['boolean'] : []];
}

/** Whether a node is of a string that accepts other scalars in its place, null aside. @internal */
export function isStringOrOther({ type }: JsonSchema): boolean {
  const [first, ...others] = [type].flat().filter(each => each !== 'null');
  // Those of any Kubernetes YAML begin with that of maps.
  return first === 'string' && others.length > 0;
}

/** Whether it is the name of one of these. @internal */
export function isShared(name: string): boolean {
  return Object.prototype.hasOwnProperty.call(DEFINITIONS, name);
}

/**
 * The definitions that a schema refers to, directly or through others: those above, and then the others.
 *
 * @param others definitions that not all charts share.
 * @internal
 */
export function definitionsUsedBy(schema: JsonSchema, others: (name: string) => JsonSchema | undefined): JsonSchema {
  const used = new Map<string, Json>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, below] of Object.entries(value)) {
        const name = key === '$ref' && typeof below === 'string' ? below.replace('#/definitions/', '') : undefined;
        if (name === undefined) {
          visit(below);
        } else if (!used.has(name)) {
          const definition = isShared(name) ? DEFINITIONS[name as keyof typeof DEFINITIONS] as unknown as Json : others(name)!;
          used.set(name, definition);
          visit(definition);
        }
      }
    }
  };
  visit(schema);
  const shared = Object.keys(DEFINITIONS).filter(name => used.has(name));
  const own = [...used.keys()].filter(name => !shared.includes(name)).sort();
  return Object.fromEntries([...shared, ...own].map(name => [name, used.get(name)!]));
}
