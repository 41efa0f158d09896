import { parseVersion, VersionComparison, VersionConstraint } from '../expr/functions/version-constraint';

type Version = NonNullable<ReturnType<typeof parseVersion>>;

/**
 * Whether a version satisfies a constraint.
 *
 * @see https://github.com/Masterminds/semver#checking-version-constraints
 * @internal
 */
export function satisfies(constraint: VersionConstraint, version: Version): boolean {
  return constraint.some(comparisons => comparisons.every(c =>
    // A pre-release satisfies only constraints with a pre-release.
    (version.prerelease === '' || c.prerelease !== '') && COMPARISONS[c.operator](version, c)));
}

const COMPARISONS: Record<VersionComparison['operator'], (v: Version, c: VersionComparison) => boolean> = {
  '=': (v, c) => (c.open ? tilde(v, c) : compare(v, c) === 0),
  '!=': (v, c) => (c.open ? differs(v, c) : compare(v, c) !== 0),
  '>': (v, c) => {
    switch (c.open) {
      case 'minor':
        return v.major > c.major;
      case 'patch':
        return v.major > c.major || (v.major === c.major && v.minor > c.minor);
      default:
        return v.major > c.major || compare(v, c) > 0;
    }
  },
  '<': (v, c) => compare(v, c) < 0,
  '>=': (v, c) => compare(v, c) >= 0,
  '<=': (v, c) => (c.open ? v.major < c.major || (v.major === c.major && (v.minor <= c.minor || c.open === 'minor')) : compare(v, c) <= 0),
  '~': tilde,
  '^': (v, c) => {
    if (compare(v, c) < 0) {
      return false;
    }
    if (c.major > 0n || c.open === 'minor') {
      return v.major === c.major;
    }
    if (v.major > 0n) {
      return false;
    }
    if (c.minor > 0n || c.open === 'patch') {
      return v.minor === c.minor;
    }
    return v.minor === 0n && v.patch === c.patch;
  },
};

function tilde(v: Version, c: VersionComparison): boolean {
  if (compare(v, c) < 0) {
    return false;
  }
  const zero = c.major === 0n && c.minor === 0n && c.patch === 0n;
  if (zero && c.open !== 'minor' && c.open !== 'patch') {
    return true;
  }
  return v.major === c.major && (v.minor === c.minor || c.open === 'minor');
}

function differs(v: Version, c: VersionComparison): boolean {
  if (v.major !== c.major) {
    return true;
  }
  switch (c.open) {
    case 'minor':
      return false;
    case 'patch':
      return v.minor !== c.minor || comparePrereleases(v.prerelease, c.prerelease) !== 0;
    default:
      return v.minor !== c.minor || v.patch !== c.patch || compare(v, c) !== 0;
  }
}

function compare(a: Version, b: Version): number {
  const order = [a.major - b.major, a.minor - b.minor, a.patch - b.patch].find(difference => difference !== 0n);
  return order !== undefined ? (order < 0n ? -1 : 1)
    // A release comes after its pre-releases.
    : a.prerelease === '' || b.prerelease === '' ? Number(a.prerelease === '') - Number(b.prerelease === '')
      : comparePrereleases(a.prerelease, b.prerelease);
}

function comparePrereleases(a: string, b: string): number {
  const [m, n] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(m.length, n.length); i++) {
    const order = comparePart(m[i] ?? '', n[i] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

function comparePart(a: string, b: string): number {
  if (a === b || a === '' || b === '') {
    return a === b ? 0 : a === '' ? -1 : 1;
  }
  const [m, n] = [numberOf(a), numberOf(b)];
  if (m !== undefined && n !== undefined) {
    return m > n ? 1 : -1;
  }
  // Numbers come before strings.
  return m !== undefined ? -1 : n !== undefined ? 1 : a > b ? 1 : -1;
}

function numberOf(part: string): bigint | undefined {
  const n = /^[0-9]+$/.test(part) ? BigInt(part) : undefined;
  return n !== undefined && n < 2n ** 64n ? n : undefined;
}
