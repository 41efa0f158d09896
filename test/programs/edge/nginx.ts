import { IngressNginx } from '../../support/edge/ingress-nginx';

/** The image of its pod. */
export const NGINX_IMAGE = 'registry.k8s.io/ingress-nginx/controller';

/** The edge as objects: a pod with nginx, its configuration, and the Service that clients reach it by. */
export function nginxObjects(name: string, edge: IngressNginx): any[] {
  const mounts = [['tls', edge.tlsSecrets], ['auth', edge.authSecrets]] as const;
  const secrets = mounts.flatMap(([folder, names]) => names.map(secret => ({ volume: `${folder}-${secret}`, secret, path: `/${folder}/${secret}` })));
  const labels = { app: name };
  return [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { 'nginx.conf': edge.configuration } },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name },
      spec: { selector: labels, ports: [{ name: 'http', port: 80 }, ...edge.tlsSecrets.length === 0 ? [] : [{ name: 'https', port: 443 }]] },
    },
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, labels },
      spec: {
        automountServiceAccountToken: false,
        containers: [{
          name: 'nginx',
          image: NGINX_IMAGE,
          command: ['nginx', '-p', '/tmp', '-e', '/dev/stderr', '-c', '/etc/edge/nginx.conf'],
          ports: [{ containerPort: 80 }],
          readinessProbe: { tcpSocket: { port: 80 }, periodSeconds: 1 },
          volumeMounts: [{ name: 'configuration', mountPath: '/etc/edge' }, ...secrets.map(({ volume, path }) => ({ name: volume, mountPath: path }))],
        }],
        volumes: [{ name: 'configuration', configMap: { name } }, ...secrets.map(({ volume, secret }) => ({ name: volume, secret: { secretName: secret } }))],
      },
    },
  ];
}
