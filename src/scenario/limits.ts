// How large a scenario may be. Each stands in a column of that width, on a stage of that size, or keeps a
// careless file from filling the memory.

export const BROKERS_MAX = 16;
export const CLIENTS_MAX = 16;
export const CONSUMERS_MAX = 16;
export const PROXIES_MAX = 8;
export const TIMELINE_MAX = 500;
/** Of a part's name, in characters; longer ones do not fit beside their lane. */
export const ID_LENGTH_MAX = 40;
export const NAME_LENGTH_MAX = 100;
/** Listed sends of one client, and messages of a broker's script. */
export const LIST_MAX = 20_000;
/** Steps or phases in one list of a broker's script. */
export const STEPS_MAX = 1_000;
/** Of a key or text that this version does not know and only keeps. */
export const UNKNOWN_DEPTH_MAX = 16;
/** Rows of attempts and messages that the memory is planned for. */
export const ATTEMPTS_MAX = 4_000_000;
/** Of one kind, at which a run is stopped that has become far larger than planned. */
export const ROWS_MAX = 16_000_000;
/** Characters of a link after `#`. Browsers and chats cut far longer ones. */
export const LINK_LENGTH_MAX = 100_000;
/** What a link may unpack to. A few bytes can be packed so that they become gigabytes. */
export const LINK_TEXT_BYTES_MAX = 2_000_000;
export const FILE_LENGTH_MAX = 20_000_000;
