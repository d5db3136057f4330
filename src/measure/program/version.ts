/** The version of the protocol that this package speaks; apart, since what reads it need not load the rest. */
export const PROTOCOL_VERSION = 1;
