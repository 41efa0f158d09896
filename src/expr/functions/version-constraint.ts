import { Refusal } from '../../values/refusal';

/**
 * A version constraint of `semverCompare`: it is satisfied if all comparisons of one of its alternatives are.
 *
 * @see https://github.com/Masterminds/semver#checking-version-constraints
 * @internal
 */
export type VersionConstraint = readonly (readonly VersionComparison[])[];

/** @internal */
export interface VersionComparison {
  readonly operator: '=' | '!=' | '>' | '<' | '>=' | '<=' | '~' | '^';
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  /** The first part that is missing, or `x`. */
  readonly open?: 'major' | 'minor' | 'patch';
}

// `\s` of RE2; that of JavaScript matches more.
const SPACE = '[\\t\\n\\f\\r ]';
const PRERELEASE = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const COMPARISON = `(=>|=<|>=|<=|!=|~>|[=<>~^])?${SPACE}*v?(\\d{1,15}|[xX*])(?:\\.(\\d{1,15}|[xX*]))?(?:\\.(\\d{1,15}|[xX*]))?(?:-(${PRERELEASE}))?(?:\\+${PRERELEASE})?`;
const ALTERNATIVE = new RegExp(`^${SPACE}*${COMPARISON}${SPACE}*(?:(?:${SPACE}+|,${SPACE}*)${COMPARISON}${SPACE}*)*$`);
const VERSION = new RegExp(`^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(${PRERELEASE}))?(?:\\+${PRERELEASE})?$`);
const MAX_UINT64 = 2n ** 64n - 1n;

/**
 * Refuses constraints that Helm 3 and Helm 4 interpret differently, and invalid ones.
 *
 * @internal
 */
export function parseConstraint(text: string): VersionConstraint {
  const refuse = (why: string) => new Refusal('function-not-exact', `the constraint ${JSON.stringify(text)} ${why}`);
  if (new RegExp(`${SPACE}-${SPACE}`).test(text)) {
    throw refuse('has a hyphen range: write >=1.2.3 <=2.3.4');
  }
  return text.split('||').map(alternative => {
    if (!ALTERNATIVE.test(alternative)) {
      throw refuse('cannot be parsed by Helm, expected a string such as ">=1.29.0-0" or "~1.2 || ^3"');
    }
    const comparisons = [...alternative.matchAll(new RegExp(COMPARISON, 'g'))].map(comparisonOf);
    if (new Set(comparisons.map(c => c.prerelease !== '')).size > 1) {
      throw refuse('includes pre-releases in one comparison and not in the other, which Helm 3 and Helm 4 read differently: append -0 to both versions or to none');
    }
    if (comparisons.some(c => c.operator === '!=' && c.prerelease === '' && c.open === undefined)) {
      throw refuse('excludes one version with !=, which Helm 3 and Helm 4 read differently for pre-releases: write <1.2.3 || >1.2.3');
    }
    if (!comparisons.every(c => isPrerelease(c.prerelease))) {
      throw refuse('has a pre-release with a leading zero');
    }
    return comparisons;
  });
}

/** A parsed version; undefined if Helm would fail. @internal */
export function parseVersion(text: string): Omit<VersionComparison, 'operator' | 'open'> | undefined {
  const match = VERSION.exec(text);
  if (!match || !isPrerelease(match[4] ?? '')) {
    return undefined;
  }
  const [major, minor, patch] = match.slice(1, 4).map(part => BigInt(part ?? 0));
  return [major, minor, patch].some(n => n > MAX_UINT64) ? undefined : { major, minor, patch, prerelease: match[4] ?? '' };
}

/** @internal */
export function isVersion(text: string): boolean {
  return parseVersion(text) !== undefined;
}

function comparisonOf([, operator = '=', ...parts]: RegExpMatchArray): VersionComparison {
  const open = (['major', 'minor', 'patch'] as const).find((_, i) => parts[i] === undefined || /[xX*]/.test(parts[i]));
  const known = open === undefined ? 3 : ['major', 'minor', 'patch'].indexOf(open);
  const [major, minor, patch] = [0, 1, 2].map(i => (i < known ? BigInt(parts[i]) : 0n));
  return Object.freeze({ operator: SAME[operator] ?? operator, major, minor, patch, prerelease: parts[3] ?? '', open });
}

const SAME: Record<string, VersionComparison['operator']> = { '=>': '>=', '=<': '<=', '~>': '~' };

function isPrerelease(text: string): boolean {
  return !text.split('.').some(part => /^0[0-9]+$/.test(part));
}
