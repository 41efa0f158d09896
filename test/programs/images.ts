import { PinnedProgram } from './pinned-program';
import { Image, ImageOptions } from './runner/node';

/** What an image of a chart stands for: a program of the registries, with what the Dockerfile of the real image says. */
interface Standing extends Pick<ImageOptions, 'entrypoint' | 'cmd' | 'workdir' | 'user' | 'users' | 'env'> {
  readonly program: string;
}

/** As https://github.com/aimhubio/aim/blob/v3.29.1/docker/Dockerfile has it, on python:3.9-slim. */
const AIM = { entrypoint: ['aim'], cmd: ['up'], workdir: '/opt/aim', env: { LANG: 'C.UTF-8' } };

/** A program that people make themselves, `FROM python`. */
const OWN = { cmd: ['python3'], env: { LANG: 'C.UTF-8' } };

/** By the reference in the charts. */
const STANDING: { readonly [reference: string]: Standing } = {
  'aimstack/aim:3.29.1': { program: 'aim-3.29', ...AIM },
  'aimstack/aim:3.18.1': { program: 'aim-3.18', ...AIM },
  'my-super-aim-client:latest': { program: 'aim-3.29', ...OWN },
  'my-super-aim-client:3.18.1': { program: 'aim-3.18', ...OWN },
  'registry.k8s.io/ingress-nginx/controller': { program: 'nginx' },
  // The program is not in a registry: a stand-in that reads the same settings is in its place. It runs as root, with Python in the PATH.
  'aas-backend': { program: 'pydantic-1', entrypoint: ['python', '/app/main.py'], workdir: '/app' },
  'ghcr.io/mlflow/mlflow': { program: 'mlflow', ...OWN },
  // Debian's is statically linked, too.
  'docker.io/library/busybox:1.37.0-musl': { program: 'busybox' },
  'arl_img': { program: 'dask', ...OWN },
  'docker.io/emissaryingress/emissary': { program: 'emissary' },
  ...Object.fromEntries(['activator', 'autoscaler', 'controller', 'default-domain', 'domain-mapping', 'domain-mapping-webhook', 'webhook'].map(name =>
    [`gcr.io/knative-releases/knative.dev/serving/cmd/${name}`, { program: 'knative-serving', entrypoint: [name], user: '65532' }])),
};

/** Images by their references, for a node: those of the charts, of which the programs are installed. */
export function images(...references: readonly string[]): { readonly [reference: string]: Image } {
  return Object.fromEntries(references.map(reference => [reference, image(reference)]));
}

/** What stands for an image of the charts. */
export function image(reference: string): Image {
  if (!Object.hasOwn(STANDING, reference)) {
    throw new Error(`no program stands for the image ${reference}: those of ${Object.keys(STANDING).join(', ')} are there`);
  }
  const { program, env, ...dockerfile } = STANDING[reference];
  const installed = PinnedProgram.installed(program);
  return new Image({
    ...dockerfile,
    binds: Object.fromEntries(installed.folders.map(folder => [folder, folder])),
    env: { ...env, PATH: [...installed.bin, '/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'].join(':') },
  });
}
