import { Construct } from 'constructs';
import { AimServer } from './aim-server';
import { addServerNotes } from './aim-server-notes';
import { ABOUT, AIM_VERSION } from './defaults';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { StringExpression } from '../expr/expression/string-expression';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/**
 * A chart of an Aim tracking server: `AimServer` and its values.
 *
 * Names are those of the documentation of Aim if the release is named `aim-server`, as by default.
 */
export class AimServerChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'aim-server',
      version: '0.1.0',
      appVersion: AIM_VERSION,
      description: 'Aim remote tracking server, for the experiments of many machines.',
      ...ABOUT,
      nameOverrides: true,
      commonMetadata: true,
      prerequisites: [
        'A StorageClass with dynamic provisioning, unless `persistence.existingClaim` is set or `persistence.enabled` is false',
        'For the Ingress: [ingress-nginx](https://kubernetes.github.io/ingress-nginx/), a DNS name for `ingress.host` that no other release uses, '
        + 'and the Secret `ingress.tlsSecret` of type `kubernetes.io/tls` with its certificate; or `ingress.enabled: false`',
        'For `gateway.enabled` and `ui.gateway.enabled`: the [Gateway API](https://gateway-api.sigs.k8s.io/), and a Gateway that allows the routes; '
        + 'with `server.tlsSecret` a [BackendTLSPolicy](https://gateway-api.sigs.k8s.io/api-types/backendtlspolicy/) for the Service',
        'For `server.tlsSecret`: the Secret, with a certificate that is valid for the names that clients use',
      ],
      ...props,
    });
    const v = this.values;

    const image = v.image('image', { repository: 'aimstack/aim', description: 'Image with Aim and its command `aim` in the `PATH`' });
    const group = v.group('', AimServer.values());
    checkVersion(this, group.string('protocol'), image.reference);
    const server = new AimServer(this, 'default', { ...image.asProps(), ...group.asProps() });

    this.addExtraObjects();
    addServerNotes(this, server);
  }
}

/** Tags of official Aim images are versions, which determine the protocol; tags of other images can be anything. */
function checkVersion(chart: ReleaseChart, protocol: StringExpression, image: StringExpression): void {
  chart.requires(Fn.all(protocol.is('http'), image.matches('(^|/)aimstack/aim:3\\.([0-9]|1[0-8])(\\.|$)')).not(),
    `protocol is "http", and ${image} speaks gRPC: set protocol to "grpc", or image.tag to 3.19.0 or later`);
  chart.requires(Fn.all(protocol.is('grpc'), image.matches('(^|/)aimstack/aim:'), image.matches(':3\\.1[78](\\.|$)').not()).not(),
    `protocol is "grpc", and ${image} is not one of 3.17.0 to 3.18.1: set protocol to "http", or image.tag to 3.18.1`);
}
