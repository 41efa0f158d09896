import { MAX_PLAIN_INTEGER } from '../plain-integer';
import { Json } from '../shape';

/** @internal */
export interface JsonSchema {
  [keyword: string]: Json;
}

// Characters that some writer or reader on the way changes or refuses: C1, U+FFFE and U+FFFF stop Go's YAML reader,
// U+0085, U+2028 and U+2029 are line breaks to it, U+FEFF is a byte order mark, a lone surrogate is not a character.
/** @internal */
export const UNFIT = '\\x7f-\\x9f\\p{Cs}\\p{Zl}\\p{Zp}\ufeff\ufffe\uffff';

// Helm deletes this from whatever it renders: it is what Go templates print for nil.
const NO_VALUE = '<no value>';

/** @internal */
export const WIDE_SPACES = '\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000';

// What Helm trims from the end of a document, although it may be the end of the last string in it. An ASCII space is
// safe, since it is quoted.
const TRIMMED = `[${WIDE_SPACES}]\\n?$|\\n\\n$|^\\n$`;

const QUANTITY = '([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]{1,3})?$';

// A digit that is not 0 before the point or behind it, and no suffix for parts of bytes.
const BYTES = '([0-9]*[1-9][0-9]*(\\.[0-9]*)?|[0-9]*\\.[0-9]*[1-9][0-9]*)([KMGTPE]i|[kMGTPE]|[eE][+-]?[0-9]{1,3})?$';

/** What a `patternErrorMessage`, which editors show instead of the pattern, begins with. @internal */
export const PATTERN_ERROR = 'Expected ';

/** A `$ref` to a definition. @internal */
export function refer(name: keyof typeof DEFINITIONS): JsonSchema {
  return { $ref: `#/definitions/${name}` };
}

/**
 * Definitions that the schemas of charts share. Each schema holds those that it uses.
 *
 * @internal
 */
export const DEFINITIONS = {
  unfitLine: {
    description: 'Not allowed in a single-line string: control characters, line breaks, and "<no value>", which Helm deletes.',
    type: 'string',
    pattern: `[\\x00-\\x1f${UNFIT}]|${NO_VALUE}`,
  },
  unfitString: {
    description: 'Not allowed in a string: control characters other than tabs and line feeds, and "<no value>", which Helm deletes.',
    type: 'string',
    pattern: `[\\x00-\\x08\\x0b-\\x1f${UNFIT}]|${NO_VALUE}`,
  },
  unfitItem: {
    description: 'Not allowed as a single-line string in a list or map: what no single-line string may hold, and trailing white space, which Helm trims at the end of a document.',
    type: 'string',
    anyOf: [{ $ref: '#/definitions/unfitLine' }, { pattern: TRIMMED }],
  },
  quantity: {
    description: 'A non-negative Kubernetes quantity such as 500m, 1.5 or 512Mi.',
    anyOf: [
      { type: 'string', pattern: `^[+]?${QUANTITY}` },
      // Larger and smaller numbers would be printed with an exponent.
      { type: 'integer', minimum: 0, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
    ],
  },
  signedQuantity: {
    description: 'A Kubernetes quantity such as -500m, 1.5 or 512Mi.',
    anyOf: [
      { type: 'string', pattern: `^[+-]?${QUANTITY}` },
      { type: 'integer', minimum: -MAX_PLAIN_INTEGER, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
      { type: 'number', minimum: -MAX_PLAIN_INTEGER, maximum: -0.001 },
    ],
  },
  bytes: {
    description: 'A number of bytes greater than 0, as a Kubernetes quantity such as 512Mi or 10Gi.',
    anyOf: [
      { type: 'string', pattern: `^[+]?${BYTES}` },
      { type: 'number', minimum: 0.001, maximum: MAX_PLAIN_INTEGER },
    ],
  },
  fragment: {
    description: 'Any Kubernetes YAML without null.',
    type: ['object', 'array', 'string', 'number', 'boolean'],
    not: { $ref: '#/definitions/unfitFragment' },
    minimum: Number.MIN_SAFE_INTEGER,
    maximum: Number.MAX_SAFE_INTEGER,
    propertyNames: { $ref: '#/definitions/fragmentKey' },
    additionalProperties: { $ref: '#/definitions/fragment' },
    items: { $ref: '#/definitions/fragment' },
  },
  anything: {
    description: 'Values of other charts: anything without control characters.',
    not: { $ref: '#/definitions/unfitString' },
    propertyNames: { $ref: '#/definitions/anyKey' },
    additionalProperties: { $ref: '#/definitions/anything' },
    items: { $ref: '#/definitions/anything' },
  },
  anyKey: {
    description: 'A key in the values of other charts.',
    type: 'string',
    not: { $ref: '#/definitions/unfitString' },
  },
  fragmentString: {
    description: 'A string in Kubernetes YAML.',
    type: 'string',
    not: { $ref: '#/definitions/unfitFragment' },
  },
  fragmentKey: {
    description: 'A key in Kubernetes YAML. YAML readers would take "<<" for a merge key.',
    type: 'string',
    not: { anyOf: [{ enum: ['<<'] }, { $ref: '#/definitions/unfitLine' }] },
  },
  unfitFragment: {
    description: 'Not allowed as a string in Kubernetes YAML: what no string may hold, and trailing white space, which Helm trims at the end of a document.',
    type: 'string',
    anyOf: [{ $ref: '#/definitions/unfitString' }, { pattern: TRIMMED }],
  },
} as const;

/** The definitions that a schema refers to, directly or through others. @internal */
export function definitionsUsedBy(schema: JsonSchema): JsonSchema {
  const used = new Set<string>();
  const visit = (value: Json): void => {
    if (Array.isArray(value)) {
      value.forEach(visit);
    } else if (value !== null && typeof value === 'object') {
      for (const [key, below] of Object.entries(value)) {
        const name = key === '$ref' && typeof below === 'string' ? below.replace('#/definitions/', '') : undefined;
        if (name === undefined) {
          visit(below);
        } else if (!used.has(name)) {
          used.add(name);
          visit(DEFINITIONS[name as keyof typeof DEFINITIONS] as unknown as Json);
        }
      }
    }
  };
  visit(schema);
  return Object.fromEntries(Object.entries(DEFINITIONS).filter(([name]) => used.has(name))) as unknown as JsonSchema;
}
