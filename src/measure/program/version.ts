/** The version of the protocol, in a file of its own so that its readers load nothing else. */
export const PROTOCOL_VERSION = 1;
