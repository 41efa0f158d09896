import { Construct } from 'constructs';
import { AimClient } from './aim-client';
import { ABOUT, AIM_VERSION, EXAMPLE_HOST, EXAMPLE_IMAGE } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of an Aim client: `AimClient` and its values.
 *
 * The name begins with `my-super-aim-client`, as in the documentation of Aim, if that is the name of the release, as by
 * default; it ends in a hash of the props.
 */
export class AimClientChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aim-client',
      version: '0.1.0',
      appVersion: AIM_VERSION,
      description: 'A program that tracks its runs on an Aim server.',
      ...ABOUT,
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'An Aim server, such as that of the chart `aim-server`, and an image with a program that tracks to it',
        'The Secret `caSecret` in the namespace of the release, without which the program does not start; or `caSecret: ""`',
      ],
      ...props,
      releaseName: props.releaseName ?? EXAMPLE_IMAGE,
    });
    const v = this.values;

    const image = v.image('image', {
      repository: EXAMPLE_IMAGE, tag: 'latest', pullPolicy: 'Always', description: 'Image with the program and the Aim SDK',
    });
    const group = v.group('', AimClient.values());
    const { repo, ...options } = group.asProps();
    const [protocol, host, basePath, caSecret, caKey, kind] = ['protocol', 'server.host', 'server.basePath', 'caSecret', 'caKey', 'kind'].map(name => group.string(name));
    this.requires(Fn.all(protocol.is('grpc'), basePath).not(),
      `server.basePath is "${basePath}", and gRPC has no base path: leave it empty, or set protocol to "http"`);
    const client = new AimClient(this, 'default', { ...image.asProps(), ...options, repo });
    this.addExtraObjects();

    this.notes.add(`The program tracks to ${repo}, which is in AIM_REPO. To follow its logs:

  kubectl logs --namespace ${this.builtIns.namespace} --follow ${Fn.ternary(kind.is('Job'), 'job', 'pod')}/${client.name}`);
    this.notes.addWhen(caSecret, `
The certificate of the server is verified with ${caKey} of the Secret ${caSecret}, which must be in this namespace.`);
    this.notes.addWhen(Fn.all(protocol.is('http'), caSecret, caKey.is('tls.crt')), `
With http, tls.crt works only for a self-signed certificate. For a private CA set caKey to ca.crt, for a public CA set caSecret to "".`);
    this.notes.add(`
An upgrade that changes the pod stops the program and runs it again. To run it again without changes:

  helm upgrade ${this.builtIns.releaseName} … --namespace ${this.builtIns.namespace} --reset-then-reuse-values --set-string run=2`);
    this.notes.addWhen(v.get('image.repository').is(EXAMPLE_IMAGE), `WARNING: ${EXAMPLE_IMAGE} is an example; set image.repository to a program of your own.`);
    this.notes.addWhen(host.is(EXAMPLE_HOST), `WARNING: ${EXAMPLE_HOST} is an example; set server.host to that of your server.`);
  }
}
