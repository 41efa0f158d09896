import { OperatedKnativeServingImages } from './operated-knative-serving-props';
import { ReleaseChart } from '../../chart/release-chart';
import { BooleanExpression } from '../../expr/expression/expression';
import { Fn } from '../../expr/expression/fn';
import { ImageReference } from '../../expr/expression/image-reference';
import { KNATIVE_NAMESPACES, KOURIER_SERVICES } from '../knative-names';

/** Adds notes on the operator, on host names and on images. @internal */
export function addOperatedKnativeServingNotes(chart: ReleaseChart, images: { readonly [image in keyof Required<OperatedKnativeServingImages>]: ImageReference }): void {
  const { values: v, notes } = chart;
  const hasDomain = v.get('domain.enabled').boolean();
  const domain = v.get('domain.name').string();
  notes.add(`
The Knative Operator installs Knative Serving in the namespace ${KNATIVE_NAMESPACES.serving}. To see whether it has:

  kubectl wait --for=condition=Ready knativeserving/knative-serving --namespace ${KNATIVE_NAMESPACES.serving} --timeout=10m

If nothing happens, see whether the operator runs: kubectl get deployment --all-namespaces --selector app.kubernetes.io/name=knative-operator

The gateway is in the same namespace. Its address:

  kubectl get service ${KOURIER_SERVICES.external} --namespace ${KNATIVE_NAMESPACES.serving}

The back end of the AI Appstore looks for it in ${KNATIVE_NAMESPACES.kourier}, unless its env.PROD_IE_DOMAIN is set.`);
  notes.addWhen(hasDomain, `
Services of the namespace inference-engine have host names such as web.inference-engine.${domain}. Let *.inference-engine.${domain} lead to that address, and set env.PROD_IE_DOMAIN of the back end to

  ${domain}`);
  notes.addWhen(hasDomain.not(), 'WARNING: domain.enabled is false; Services have host names for clients in the cluster only.');
  const { defaultDomain: _, ...needed } = images;
  const given = Object.values(needed).map(image => image.given);
  const some = Fn.any(...given as [BooleanExpression, ...BooleanExpression[]]);
  const all = Fn.all(...given as [BooleanExpression, ...BooleanExpression[]]);
  notes.addWhen(Fn.all(v.get('global.imageRegistry').string().isNot(''), all.not()),
    'WARNING: global.imageRegistry is without effect on images that baseImages leaves to the operator, which come from the internet.');
  notes.addWhen(Fn.all(some, all.not()), 'WARNING: baseImages has some of the images and leaves others to the operator: all should be of one version of Knative.');
}
