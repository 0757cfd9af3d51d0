// What a version of a client changed, one sentence each. The key stands in the profile (`changes`), so that a version
// is added in its profile and here.

export const en = {
  'java-4.2':
    'Each attempt has the whole timeout for itself, so three silent brokers cost three timeouts; a broken connection goes unnoticed until then, and a timeout does not close it.',
  'java-4.9':
    'All attempts share one timeout, and a timeout closes the connection under everyone on it; a reset is noticed at once, an orderly close is not. A slow broker is avoided for 30 s and more.',
  'java-5.2':
    'Notices an orderly close at once; avoids a slow broker for 2 s, a failing one for 10 s; repeats a request after GO_AWAY. SYSTEM_BUSY still goes to the caller at once.',
  'java-5.3':
    'Retries SYSTEM_BUSY too, on another broker (sync only), and can limit the time of one attempt.',
  'java-5.5':
    'Sends as 5.3 does; back-pressure, where it is on, lets 1024 asynchronous sends be under way, not 10000.',
  'go-2.1':
    'Retries go on to the next queue, whatever broker failed; no setting shortens the 3 s of an attempt; an async send without an answer ends the process unless a panic handler is set.',
  'java-grpc-5.0':
    'Sends a half message only once; sends an empty body, which later versions refuse.',
  'java-grpc-5.2': 'Tries a half message again like any other; refuses an empty body.',
  'grpc-go-1.72':
    'Exactly 1 s first, then × 1.6 with a jitter of 20 %; a try to connect may take 20 s.',
  'grpc-go-1.85': 'Waits as 1.72 does: nothing has changed between the two.',
  'grpc-java-1.50': 'A call that comes during a further try to connect waits for its outcome.',
  'grpc-java-1.85':
    'Once a try to connect has failed, calls fail at once until a connection stands, also during further tries.',
  'documented-5.0': 'As the manual of 5.0 says; no released client does all of it.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  'java-4.2':
    '每次尝试各自拥有完整的超时时间，三个没有回应的 Broker 就要等三次超时；连接断开要等到超时才知道，超时也不会关闭连接。',
  'java-4.9':
    '所有尝试共用一份超时时间，超时会关闭连接，连累共用它的其他请求；连接被重置能立即察觉，正常关闭则不能。规避慢 Broker 至少 30 s。',
  'java-5.2':
    '正常关闭也能立即察觉；规避慢 Broker 2 s，规避出错的 Broker 10 s；收到 GO_AWAY 后重发一次。SYSTEM_BUSY 仍立即返回给调用方。',
  'java-5.3': 'SYSTEM_BUSY 也会换一个 Broker 重试（仅同步模式），还可限制单次尝试的时间。',
  'java-5.5': '发送方式与 5.3 相同；启用反压时，最多允许 1024 个（而不是 10000 个）异步发送在途。',
  'go-2.1':
    '重试只是换到下一个队列，不管失败的是哪个 Broker；没有设置能缩短每次尝试的 3 s；异步发送得不到应答会让进程退出，除非设置了 panic 处理函数。',
  'java-grpc-5.0': '半消息只发一次；空消息体照样发送，后来的版本会拒绝。',
  'java-grpc-5.2': '半消息像普通消息一样重试；空消息体在本地就被拒绝。',
  'grpc-go-1.72': '首次恰好等 1 s，之后 × 1.6 并带 20 % 抖动；一次连接最多可用 20 s。',
  'grpc-go-1.85': '与 1.72 的等待相同：两者之间没有变化。',
  'grpc-java-1.50': '在再次尝试连接期间到来的调用，会等待这次尝试的结果。',
  'grpc-java-1.85': '一次连接失败之后，直到连接建立之前，调用都会立即失败，即使正在再次尝试连接。',
  'documented-5.0': '按 5.0 手册的描述；没有哪个已发布的客户端完全如此。',
};
