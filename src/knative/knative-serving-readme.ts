import { ENVOY_VERSION, KNATIVE_NAMESPACES, KNATIVE_VERSION, KOURIER_SERVICES } from './knative-names';
import { ReadmeSection } from '../manifest/source/release-chart-props';

const { serving, kourier } = KNATIVE_NAMESPACES;

/** What whoever runs Knative has to know. @internal */
export const KNATIVE_SERVING_README: ReadmeSection[] = [
  {
    title: 'Namespaces',
    text: `
The programs are in \`${serving}\` and \`${kourier}\`, in whatever namespace the release is: the names are fixed in programs and their clients. Both exist before the chart is installed. The namespace of the
release is that of the inference services. The documents of the AI Appstore call the release \`knative-serving\`, which is the name of a namespace, too, and no matter:

\`\`\`console
helm install knative-serving . --namespace inference-engine
\`\`\`

This chart needs no operator: the chart \`aas-knative-backend\` is the one for the Knative Operator, and a cluster has one of both.`,
  },
  {
    title: 'Domain',
    text: `
| Values | Host of the Service \`web\` in \`inference-engine\` | Clients |
| --- | --- | --- |
| \`domain.enabled: true\`, \`domain.name: knative.example.com\` | \`web.inference-engine.knative.example.com\` | those for whom \`*.inference-engine.knative.example.com\` leads to the Service \`${KOURIER_SERVICES.external}\` in \`${kourier}\` |
| \`defaultDomain.enabled: true\` | \`web.inference-engine.192.0.2.1.sslip.io\`, with the address of the load balancer | those who reach that address, and a DNS service on the internet |
| neither | \`web.inference-engine.svc.cluster.local\` | pods of the cluster |

The back end of the AI Appstore looks up the address of the load balancer, and builds names with \`sslip.io\`. With a domain, set its \`env.PROD_IE_DOMAIN\` to \`domain.name\`. Its other settings for Knative are
\`inferenceServiceBackend.knative: true\`, and \`env.PROD_IE_SERVICE_TYPE: knative\` for new services.`,
  },
  {
    title: 'Images and registries',
    text: `
\`baseImages\` has each image as a whole reference. A tag is \`queue:v${KNATIVE_VERSION}\`, a digest \`queue@sha256:\` with 64 hexadecimal digits: a tag behind \`@sha256:\` is refused.

For a registry that wants a login, set \`baseImageCredentials\` (images of Knative) and \`imageCredentials\` (images of users), or Secrets of yours by \`existingSecret\`. Pods of Knative get them. Pods of users have
the ServiceAccount \`default\` of their namespace, which exists before any release: the notes have the command that adds the Secrets to it, and \`defaultServiceAccount.create\` renders it.

The controller asks the registry for the digest of each image of a Service, from within the cluster. Where it cannot, set \`config.deployment\`:

\`\`\`yaml
config:
  deployment:
    registries-skipping-tag-resolving: kind.local,ko.local,dev.local,registry.example.org
\`\`\``,
  },
  {
    title: 'Webhooks',
    text: `
Objects of Knative are accepted only while the webhooks run. Once they have run, that holds for the ConfigMaps of this chart, too. If the webhook cannot start any more, an upgrade that repairs it fails with
\`failed calling webhook "config.webhook.serving.knative.dev"\`. Then delete that configuration; the upgrade creates it again:

\`\`\`console
kubectl delete validatingwebhookconfiguration config.webhook.serving.knative.dev
\`\`\``,
  },
  {
    title: 'Uninstall',
    text: `
To keep the definitions of \`crds/\`, and with them the Services of users:

\`\`\`console
helm uninstall my-release --namespace my-namespace
\`\`\`

To delete everything, delete the Services before the release: their Routes have finalizers, which the controller removes, and without it the definitions are never gone. The cluster may make aggregated roles
once more while Helm deletes their parts. With the definitions, all objects of their kinds in the cluster go:

\`\`\`console
kubectl delete services.serving.knative.dev,domainmappings.serving.knative.dev --all --all-namespaces
helm uninstall my-release --namespace my-namespace
kubectl delete clusterrole --ignore-not-found knative-serving-admin knative-serving-aggregated-addressable-resolver
kubectl delete --filename crds/
\`\`\``,
  },
  {
    title: 'Versions',
    text: `
Knative Serving ${KNATIVE_VERSION} and Envoy ${ENVOY_VERSION} get no fixes any more. The documents name the tag \`v1.21-latest\` of Envoy, which moved; the default is the last version of that line.
\`baseImages.kourierGateway\` sets another one.`,
  },
];
