import { APIEXT, EMISSARY_SYSTEM, EMISSARY_VERSION } from './emissary-names';
import { ReadmeSection } from '../manifest/source/release-chart-props';

const { name, secret } = APIEXT;
const CA_BUNDLE = 'spec.conversion.webhook.clientConfig.caBundle';

/** What whoever runs the webhook has to know. @internal */
export const EMISSARY_CRDS_README: ReadmeSection[] = [
  {
    title: 'Namespace and order',
    text: `
The webhook is in \`${EMISSARY_SYSTEM}\`, in whatever namespace the release is, since the definitions name its Service. The chart creates that namespace, unless the release is in it: then
\`--create-namespace\` of Helm does. Another chart or manifest must not create it too; if one does, set \`createNamespace=false\`.

Objects are stored as \`getambassador.io/v2\`, and Emissary reads \`v3alpha1\`. So whatever comes next waits for the webhook:

\`\`\`console
kubectl wait deployment/${name} --namespace ${EMISSARY_SYSTEM} --for=condition=Available --timeout=5m
\`\`\``,
  },
  {
    title: 'GitOps',
    text: `
The webhook creates its certificate authority at its first start, and writes it into \`${CA_BUNDLE}\` of the definitions. All else that it writes there is in the manifests too, so that
\`helm upgrade\`, \`kubectl apply\`, Argo CD and Flux leave the field alone. Where a tool replaces objects, or reports fields that it has not set, let it ignore this one. Argo CD:

\`\`\`yaml
ignoreDifferences:
  - group: apiextensions.k8s.io
    kind: CustomResourceDefinition
    jqPathExpressions:
      - .${CA_BUNDLE}
syncPolicy:
  syncOptions:
    - RespectIgnoreDifferences=true
\`\`\`

A HelmRelease of Flux:

\`\`\`yaml
driftDetection:
  mode: enabled
  ignore:
    - target:
        kind: CustomResourceDefinition
      paths:
        - /${CA_BUNDLE.replaceAll('.', '/')}
\`\`\`

A definition without it makes requests in another version than the stored one fail (\`certificate signed by unknown authority\`). The webhook repairs it, but watches for changes during its first half hour to hour
alone. After that:

\`\`\`console
kubectl rollout restart deployment/${name} --namespace ${EMISSARY_SYSTEM}
\`\`\``,
  },
  {
    title: 'Certificate',
    text: `
The certificate authority is valid for a year, and the webhook does not renew it. Before the year ends, let it make another one:

\`\`\`console
kubectl delete secret ${secret} --namespace ${EMISSARY_SYSTEM}
kubectl rollout restart deployment/${name} --namespace ${EMISSARY_SYSTEM}
\`\`\``,
  },
  {
    title: 'What stays',
    text: `
\`helm uninstall\` keeps the definitions, and with them all Mappings, Hosts and other objects; the namespace; and the certificate authority. Without the webhook, objects can be used as \`v2\` alone. A new
release of the same name and namespace takes over what was kept; one of another name needs \`--take-ownership\`.

To delete everything, with all objects of these kinds in all namespaces:

\`\`\`console
kubectl delete namespace ${EMISSARY_SYSTEM}
kubectl get crd --output=name | grep '[.]getambassador[.]io$' | xargs kubectl delete
\`\`\``,
  },
  {
    title: 'Versions of Emissary',
    text: `
The definitions are those of Emissary ${EMISSARY_VERSION}, and the rights and arguments of the webhook follow from its source. With \`apiext_image.tag=3.4.0\`, which the AI Appstore documents, the webhook has the same arguments, paths and
Secret, and needs the same rights or fewer; it takes the older version of conversion requests, which the definitions then name. Emissary 3.10 does not fit, and its tags are refused: its webhook also needs Leases, and to list
and watch Secrets, and would never become ready. \`v1\` is not served, as in the documented chart: objects that Emissary 1 has stored are converted.

A release of the documented chart is upgraded to this one after its Deployment is deleted, whose selector cannot change. Its definitions stay:

\`\`\`console
kubectl delete deployment ${name} --namespace ${EMISSARY_SYSTEM}
\`\`\``,
  },
];
