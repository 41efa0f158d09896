/** The file `nginx.conf` of a container with a read-only root, in which nginx stays in the foreground: the content of `http`. */
export function nginxFile(http: string): string {
  return `daemon off;
user nobody nogroup;
worker_processes 1;
pid /tmp/nginx.pid;
error_log /dev/stderr notice;
events { worker_connections 1024; }
http {
  client_body_temp_path /tmp/client-body;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
${http}}
`;
}
