/**
 * Forty workloads, each a loop: some do what the sandbox of Jest slows down, others do not. A call of size 20 takes some
 * microseconds.
 */
import * as asynchrony from './asynchrony';
import * as collections from './collections';
import * as computation from './computation';
import * as texts from './texts';

export const workloads = { ...computation, ...collections, ...texts, ...asynchrony };
