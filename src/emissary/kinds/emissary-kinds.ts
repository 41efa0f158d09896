import { AUTH_SERVICE } from './auth-service';
import { DEV_PORTAL } from './dev-portal';
import { EmissaryKind } from './emissary-kind';
import { HOST } from './host';
import { LISTENER } from './listener';
import { LOG_SERVICE } from './log-service';
import { MAPPING } from './mapping';
import { MODULE } from './module';
import { RATE_LIMIT_SERVICE } from './rate-limit-service';
import { CONSUL_RESOLVER, KUBERNETES_ENDPOINT_RESOLVER, KUBERNETES_SERVICE_RESOLVER } from './resolvers';
import { TCP_MAPPING } from './tcp-mapping';
import { TLS_CONTEXT } from './tls-context';
import { TRACING_SERVICE } from './tracing-service';

/** The kinds of `getambassador.io`. @internal */
export const EMISSARY_KINDS: readonly EmissaryKind[] = [
  AUTH_SERVICE, CONSUL_RESOLVER, DEV_PORTAL, HOST, KUBERNETES_ENDPOINT_RESOLVER, KUBERNETES_SERVICE_RESOLVER, LISTENER, LOG_SERVICE, MAPPING, MODULE, RATE_LIMIT_SERVICE, TCP_MAPPING, TLS_CONTEXT,
  TRACING_SERVICE,
];
