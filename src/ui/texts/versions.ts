// What a version of a client changed, one sentence each. The key stands in the profile (`changes`), so that a version
// is added in its profile and here.

export const en = {
  'java-4.9':
    'Hands SYSTEM_BUSY to the caller at once, and sits out the whole timeout when a broker closes the connection.',
  'java-5.2': 'Hands SYSTEM_BUSY to the caller at once; notices a closed connection at once.',
  'java-5.3':
    'Retries SYSTEM_BUSY too, on another broker (sync only), and can limit the time of one attempt.',
  'documented-5.0': 'As the manual of 5.0 says; no released client does all of it.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  'java-4.9': 'SYSTEM_BUSY 立即返回给调用方；Broker 关闭连接时，会一直等到超时。',
  'java-5.2': 'SYSTEM_BUSY 立即返回给调用方；连接关闭能立即察觉。',
  'java-5.3': 'SYSTEM_BUSY 也会换一个 Broker 重试（仅同步模式），还可限制单次尝试的时间。',
  'documented-5.0': '按 5.0 手册的描述；没有哪个已发布的客户端完全如此。',
};
