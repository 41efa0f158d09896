import { Construct } from 'constructs';
import { EmissaryApiext } from './emissary-apiext';
import { addEmissaryCrdsNotes } from './emissary-crds-notes';
import { EMISSARY_CRDS_README } from './emissary-crds-readme';
import { EmissaryDefinitions } from './emissary-definitions';
import { APIEXT, EMISSARY_SYSTEM, EMISSARY_VERSION } from './emissary-names';
import { ReleaseChart } from '../chart/release-chart';
import { Fn } from '../expr/expression/fn';
import { CrdPlacement } from '../manifest/source/crd-placement';
import { ReleaseOptions } from '../manifest/source/release-chart-props';

/** Images whose webhook takes and writes the older version of conversion requests: those before 3.7. */
const WRITES_V1BETA1 = '^v?3\\.[0-6]\\.';

/** Images whose webhook elects a leader, for which the chart gives no rights. */
const NEEDS_LEASES = '^v?3\\.10([.-]|$)';

/**
 * A chart of the definitions of Emissary and of the webhook that converts between their versions: `EmissaryApiext` and its values.
 *
 * It is a release of its own, which is installed before everything of `getambassador.io`, and whose definitions Helm keeps when it is uninstalled.
 */
export class EmissaryCrdsChart extends ReleaseChart {
  constructor(scope: Construct, id: string, props: ReleaseOptions = {}) {
    super(scope, id, {
      name: 'emissary-crds',
      version: '0.1.0',
      appVersion: EMISSARY_VERSION,
      description: 'The kinds of objects that Emissary reads, and the webhook that converts between their versions.',
      icon: 'https://raw.githubusercontent.com/cdk8s-mlops/cdk8s-mlops/main/docs/icon.svg',
      home: 'https://github.com/emissary-ingress/emissary',
      sources: ['https://github.com/cdk8s-mlops/cdk8s-mlops', 'https://github.com/emissary-ingress/emissary'],
      keywords: ['emissary', 'ambassador', 'gateway', 'crds'],
      maintainers: [{ name: 'cdk8s-mlops', email: 'cdk8s-mlops@users.noreply.github.com', url: 'https://github.com/cdk8s-mlops' }],
      links: [{ name: 'Emissary', url: 'https://www.getambassador.io/docs/emissary' }, { name: 'Image', url: 'https://hub.docker.com/r/emissaryingress/emissary' }],
      changes: [{ kind: 'added', description: 'First release of the chart.' }],
      annotations: { 'artifacthub.io/category': 'networking', 'artifacthub.io/license': 'Apache-2.0' },
      commonMetadata: true,
      fixedNames: [EMISSARY_SYSTEM, APIEXT.name],
      crds: CrdPlacement.TEMPLATES,
      readme: EMISSARY_CRDS_README,
      ...props,
    });
    const v = this.values;
    const image = v.image('apiext_image', { repository: 'docker.io/emissaryingress/emissary', description: 'Image of Emissary, whose program `apiext` is the webhook. Those of 3.4 to 3.9 fit; tags of 3.10 are refused, since it needs permissions that the chart does not give' });
    const tag = v.get('apiext_image.tag').string();
    this.requires(tag.matches(NEEDS_LEASES).not(),
      `apiext_image.tag is ${tag}, and the webhook of Emissary 3.10 needs Leases, and to list and watch Secrets, which the chart does not let it: it would never become ready. `
      + 'Set it to a release from 3.4 to 3.9, or leave it empty');
    new EmissaryDefinitions(this, 'definitions', { conversionReviewVersion: Fn.ternary(tag.matches(WRITES_V1BETA1), 'v1beta1', 'v1').asString() });
    new EmissaryApiext(this, 'default', { ...image.asProps(), ...v.group('', EmissaryApiext.values()).asProps() });
    this.addExtraObjects();
    addEmissaryCrdsNotes(this);
  }
}
