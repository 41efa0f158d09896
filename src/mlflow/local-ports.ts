/** Documented ports of the machine that are forwarded to Services. @internal */
export const LOCAL_PORTS = { mlflow: 4500, service: 4501, serving: 4502 } as const;
