import { IMAGES, INGRESS_NGINX_VERSION } from './ingress-nginx-defaults';
import { ReadmeSection } from '../manifest/source/release-chart-props';

/** What whoever installs the controller has to know. @internal */
export const INGRESS_NGINX_README: ReadmeSection[] = [
  {
    title: 'The end of the project',
    text: `
ingress-nginx ended in March 2026: there are no releases any more, for faults of security neither. Install it for Ingresses that other controllers do not understand yet, and plan the way on: a controller of the
Gateway API, and \`gateway.enabled\` with \`gateway.parentRefs\` and \`gateway.hostnames\` in the values of the other charts of this library, which make routes to the same programs; \`minio\` has \`consoleGateway\` for its console, too. Both
ways can be open at the same time. What the Ingress of \`minio\` does with the host of a request needs \`gateway.upstreamVhost\` and \`service.port\` there. Some other controllers read the
annotations of ingress-nginx too, Traefik among them.`,
  },
  {
    title: 'Versions of the controller',
    text: `
The default is ${INGRESS_NGINX_VERSION}, the last one. Its names, arguments, permissions and security contexts are beside those that the chart 4.15.1 of the project renders for it. The version 1.5.1, which the documentation of the
AI Appstore installs, has the same arguments and permissions. It has known faults in the webhook (CVE-2025-1974), so use it for a comparison only:

\`\`\`yaml
controller:
  image:
    tag: v1.5.1
  admissionWebhooks:
    enabled: false
\`\`\`

\`controller.image.registry\`, or \`global.imageRegistry\`, is the registry of a copy. No image is named by its digest, which a copy may not have. If you set \`controller.image.digest\`, it is used instead of the tag.

Three images are to be copied for clusters without access to the internet: \`${IMAGES.registry}/${IMAGES.controller.repository}:${IMAGES.controller.tag}\`, \`${IMAGES.registry}/${IMAGES.certgen.repository}:${IMAGES.certgen.tag}\`, and, with
\`defaultBackend.enabled\`, \`${IMAGES.registry}/${IMAGES.defaultBackend.repository}:${IMAGES.defaultBackend.tag}\`.`,
  },
  {
    title: 'Certificate of the webhook',
    text: `
The webhook refuses Ingresses that the controller could not read. A review that fails, since the controller does not run yet or its certificate is not known yet, admits the Ingress:
\`controller.admissionWebhooks.failurePolicy\` is \`Ignore\`. With \`Fail\`, as the documented chart has it, every Ingress of the cluster is refused until the controller answers.

| Certificate | Values below \`controller.admissionWebhooks\` |
| --- | --- |
| A Job makes it, and writes its authority into the webhook configuration. It is no Helm hook: its name follows from its content, so it runs once with Helm, Argo CD, Flux and \`kubectl apply\` alike | none; \`patch.run=2\` runs it again |
| cert-manager issues it | \`certManager.enabled\`, \`certManager.issuer\` |
| You issue it, for the name \`RELEASE-controller-admission.NAMESPACE.svc\` of the Service | \`existingSecret\`, \`caBundle\` |

In the first two ways, \`caBundle\` of the webhook configuration is written at run time. The notes of the release say what Argo CD and Flux need to ignore it.`,
  },
  {
    title: 'Pod Security',
    text: `
The pods meet the Pod Security Standard \`restricted\`: user 101, no privilege escalation, and of the capabilities \`NET_BIND_SERVICE\` alone, without which the program could not be run. It listens on 80 and 443 by
the kernel parameter \`net.ipv4.ip_unprivileged_port_start\` of its pod. The root file system is writable, as nginx writes its configuration beside what the image has there.

With \`controller.hostPort.enabled\` or \`controller.hostNetwork\`, the namespace has to be \`privileged\`.`,
  },
  {
    title: 'Several controllers in a cluster',
    text: `
Each needs an IngressClass of its own; all other names are derived from the release:

\`\`\`console
helm install internal . --namespace ingress-nginx --set controller.ingressClassResource.name=internal
\`\`\`

Its Ingresses have \`ingressClassName: internal\`. For an IngressClass that exists, set \`controller.ingressClassResource.enabled=false\`, and its controller in \`controller.ingressClassResource.controllerValue\`.`,
  },
];
