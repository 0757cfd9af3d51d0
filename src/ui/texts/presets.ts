// For each preset, by its id: its title, what to look at, and what it teaches.

export const en = {
  'healthy.title': 'Healthy cluster',
  'healthy.look':
    'One attempt for each message: the green area lies exactly on the line of messages offered.',
  'healthy.teaches':
    'What good looks like. Break one broker: the other alone cannot carry the load.',
  'crash.title': 'One broker crashes',
  'crash.look':
    'At 40 s broker-a dies. Retries go to broker-b at once, which cannot carry the load of both and answers busy.',
  'crash.teaches':
    'The storm outlasts the crash: a client comes back to broker-a only when it next asks for the route.',
  'busy-three-clients.title': 'Broker busy: three clients, one outage',
  'busy-three-clients.look':
    'Both brokers are six times slower from 40 s to 60 s: compare what each client loses and how often it tries.',
  'busy-three-clients.teaches':
    'The same busy answer makes 5.2 give up, 5.3 retry at once, and the client of the manual wait first.',
  'storm-heals.title': 'A retry storm that heals',
  'storm-heals.look':
    'broker-a pauses from 30 s to 40 s: retries double the load, and goodput is back half a second later.',
  'storm-heals.teaches':
    'A short send queue refuses early, so no thread works for callers who have left.',
  'storm-stays.title': 'A retry storm that never heals',
  'storm-stays.look':
    'The pause ends at 40 s, yet goodput stays near zero: each answer comes after its caller stopped waiting.',
  'storm-stays.teaches':
    'Overload can outlive its cause: retries alone keep it alive. Cut the pause to 1 s, or the queue, and it heals.',
  'disk-full.title': 'A disk fills to over 90 %',
  'disk-full.look':
    'The disk of broker-a fills from 20 s. From 45 s it refuses to write; back at 87 %, it still does.',
  'disk-full.teaches':
    'Limits with hysteresis: it stops above 90 %, begins again at 85 %, and looks only every 10 s.',
  'answers-lost.title': 'Answers get lost',
  'answers-lost.look':
    'From 40 s to 55 s about every third answer of broker-a vanishes: duplicates grow, yet nothing is lost.',
  'answers-lost.teaches':
    'A timeout does not mean that nothing happened: whoever retries must be able to bear duplicates.',
  'black-hole.title': 'A black hole blocks the callers',
  'black-hole.look':
    'From 40 s broker-a is silent: each send to it holds a caller for 3 s, until none is left for broker-b.',
  'black-hole.teaches':
    'A silent broker does more harm than a dead one: timeouts and callers decide how far it spreads.',
  'standard.title': 'Standard run',
  'standard.look': '500 messages a second, two brokers, one crash of 10 s at 40 s.',
  'standard.teaches': 'The run that speed is measured with, here and on the command line.',
  'storm-120.title': 'Refused for 10 s, full jitter',
  'storm-120.look':
    'From 40 s to 50 s every connection is refused: the retries come back spread out, not as one wave.',
  'storm-120.teaches':
    'Jitter turns a wave of retries into a slope that a broker with little spare room can carry.',
} as const;

export const zh: Record<keyof typeof en, string> = {
  'healthy.title': '健康的集群',
  'healthy.look': '每条消息只需一次尝试：绿色区域正好落在“应发消息”的线上。',
  'healthy.teaches': '先认识正常的样子。打挂一台 Broker：另一台独自扛不住负载。',
  'crash.title': '一台 Broker 宕机',
  'crash.look':
    '40 s 时 broker-a 宕机。重试立刻涌向 broker-b，它扛不住两台的负载，开始应答“繁忙”。',
  'crash.teaches': '风暴比宕机持续得更久：客户端要到下一次拉取路由时，才会回到 broker-a。',
  'busy-three-clients.title': 'Broker 繁忙：三种客户端，同一场故障',
  'busy-three-clients.look':
    '40 s 到 60 s 两台 Broker 都慢了六倍：比较各客户端丢了多少消息、尝试了多少次。',
  'busy-three-clients.teaches':
    '同样的“繁忙”应答：5.2 直接放弃，5.3 立即重试，文档所述的客户端则先退避。',
  'storm-heals.title': '能自愈的重试风暴',
  'storm-heals.look':
    'broker-a 在 30 s 到 40 s 停顿：重试让负载翻倍，停顿结束半秒后有效吞吐就恢复了。',
  'storm-heals.teaches': '较短的发送队列会尽早拒绝，线程就不会为已经离开的调用方白白工作。',
  'storm-stays.title': '永不自愈的重试风暴',
  'storm-stays.look':
    '停顿在 40 s 结束，有效吞吐却始终接近零：每个应答都在调用方不再等待之后才到达。',
  'storm-stays.teaches':
    '过载可以比起因活得更久：仅靠重试就能维持。把停顿缩到 1 s，或缩短队列，它就会自愈。',
  'disk-full.title': '磁盘写到 90 % 以上',
  'disk-full.look':
    '从 20 s 起 broker-a 的磁盘逐渐写满，约 45 s 起拒绝写入；回落到 87 % 后，它仍然拒绝。',
  'disk-full.teaches':
    '带滞回的水位：高于 90 % 停止写入，降到 85 % 才恢复，而且每 10 s 才检查一次。',
  'answers-lost.title': '应答丢失',
  'answers-lost.look':
    '40 s 到 55 s，broker-a 约三分之一的应答丢失：重复消息不断增加，却没有一条丢失。',
  'answers-lost.teaches': '超时并不代表什么都没发生：要重试，就必须能承受重复消息。',
  'black-hole.title': '黑洞拖住所有调用方',
  'black-hole.look':
    '从 40 s 起 broker-a 毫无回应：每次发送占住一个调用方 3 s，直到没有调用方可用于 broker-b。',
  'black-hole.teaches': '沉默的 Broker 比宕机的危害更大：超时时间和调用方数量决定故障扩散多远。',
  'standard.title': '标准运行',
  'standard.look': '每秒 500 条消息，两台 Broker，40 s 时宕机 10 s。',
  'standard.teaches': '用于衡量速度的运行，页面与命令行完全相同。',
  'storm-120.title': '拒绝连接 10 s，全抖动退避',
  'storm-120.look': '40 s 到 50 s 所有连接都被拒绝：重试分散着回来，而不是一股巨浪。',
  'storm-120.teaches': '抖动把重试的巨浪摊成缓坡，余量很小的 Broker 也能承受。',
};
