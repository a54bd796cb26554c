<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>AccountText</name>
    <message>
        <source>值班长</source>
        <translation>Shift lead</translation>
    </message>
    <message>
        <source>派遣员</source>
        <translation>Dispatcher</translation>
    </message>
    <message>
        <source>受理员</source>
        <translation>Intake</translation>
    </message>
    <message>
        <source>法制审核员</source>
        <translation>Legal reviewer</translation>
    </message>
    <message>
        <source>领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>分析员</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>管理员</source>
        <translation>Administrator</translation>
    </message>
    <message>
        <source>数据源</source>
        <translation>Feed</translation>
    </message>
    <message>
        <source>大屏账号</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>未登录</source>
        <translation>Not signed in</translation>
    </message>
    <message>
        <source>%1 · 已锁定</source>
        <translation>%1 · locked</translation>
    </message>
    <message>
        <source>%1 · 无操作 %2 退出</source>
        <translation>%1 · signs out at %2 if idle</translation>
    </message>
    <message>
        <source>%1 · 无操作 %2 锁定</source>
        <translation>%1 · locks at %2 if idle</translation>
    </message>
    <message>
        <source>账号或密码不对</source>
        <translation>Wrong account or password</translation>
    </message>
    <message>
        <source>设置码不对，或已经用过。请看服务器启动时打印的那一行</source>
        <translation>The set-up code is wrong, or was used already. See the line that the server printed when it started</translation>
    </message>
    <message>
        <source>试得太多了，请过几分钟再试</source>
        <translation>Too many attempts; try again in a few minutes</translation>
    </message>
    <message>
        <source>这台服务器没有账号，不需要登录</source>
        <translation>This server has no accounts; there is no need to sign in</translation>
    </message>
    <message>
        <source>已经有管理员了，请直接登录</source>
        <translation>There is an administrator already; sign in</translation>
    </message>
    <message>
        <source>内容不合要求：账号用小写字母、数字和 . _ -，密码至少 10 个字符</source>
        <translation>Not acceptable: accounts have small letters, digits and . _ -, passwords at least 10 characters</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>%1 秒后退出登录，回到本机的权限。按任意键继续</source>
        <translation>Signing out in %1 s, back to the rights of this machine. Press any key to go on</translation>
    </message>
    <message>
        <source>%1 秒后锁定座席。按任意键继续</source>
        <translation>Locking the seat in %1 s. Press any key to go on</translation>
    </message>
    <message>
        <source>本机保存的登录信息读不出，请管理员查看。画面保留此前的数据</source>
        <translation>The sign-in kept on this machine cannot be read; the administrator must look. The data from before stay on the screen</translation>
    </message>
    <message>
        <source>需要登录，自 %1 起。画面保留此前的数据，暂不更新，不能操作</source>
        <translation>Sign-in needed since %1. The data from before stay on the screen, without updates and actions</translation>
    </message>
    <message>
        <source>需要登录。画面保留此前的数据，暂不更新，不能操作</source>
        <translation>Sign-in needed. The data from before stay on the screen, without updates and actions</translation>
    </message>
    <message>
        <source>导出要先登录</source>
        <translation>Sign in to export</translation>
    </message>
    <message>
        <source>座席已锁定，解锁后才能导出（Ctrl+L）</source>
        <translation>The seat is locked; unlock it to export (Ctrl+L)</translation>
    </message>
    <message>
        <source>您的账号没有“导出”权限，需要时请管理员授予</source>
        <translation>Your account has no permission to export; an administrator can grant it</translation>
    </message>
</context>
<context>
    <name>AdminText</name>
    <message>
        <source>请填写账号</source>
        <translation>Enter an account</translation>
    </message>
    <message>
        <source>请填写名称</source>
        <translation>Enter a name</translation>
    </message>
    <message>
        <source>请填写大屏上显示的八位代码</source>
        <translation>Enter the eight signs that the wall shows</translation>
    </message>
    <message>
        <source>请填写密码</source>
        <translation>Enter a password</translation>
    </message>
    <message>
        <source>账号只能用小写字母、数字和 . _ -</source>
        <translation>Only small letters, digits and . _ - can be used</translation>
    </message>
    <message>
        <source>代码里没有这样的字符：只有辅音字母和 2 到 9，没有元音、0 和 1</source>
        <translation>The code has no such sign: only consonants and 2 to 9, no vowels, no 0 and no 1</translation>
    </message>
    <message>
        <source>有不能显示的字符</source>
        <translation>There is a sign that cannot be shown</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>全部区域</source>
        <translation>All regions</translation>
    </message>
    <message>
        <source>查看</source>
        <translation>view</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>acknowledge</translation>
    </message>
    <message>
        <source>派遣</source>
        <translation>assign</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>note</translation>
    </message>
    <message>
        <source>搁置一小时内</source>
        <translation>shelve up to an hour</translation>
    </message>
    <message>
        <source>搁置更久</source>
        <translation>shelve longer</translation>
    </message>
    <message>
        <source>改优先级</source>
        <translation>change priority</translation>
    </message>
    <message>
        <source>投到大屏</source>
        <translation>cast to a wall</translation>
    </message>
    <message>
        <source>含个人信息投屏</source>
        <translation>cast with personal data</translation>
    </message>
    <message>
        <source>交接班</source>
        <translation>hand over</translation>
    </message>
    <message>
        <source>发即时报</source>
        <translation>report</translation>
    </message>
    <message>
        <source>起草文书</source>
        <translation>draft documents</translation>
    </message>
    <message>
        <source>登记事件</source>
        <translation>take in events</translation>
    </message>
    <message>
        <source>合并事件</source>
        <translation>merge events</translation>
    </message>
    <message>
        <source>拆分事件</source>
        <translation>split events</translation>
    </message>
    <message>
        <source>法制审核</source>
        <translation>legal review</translation>
    </message>
    <message>
        <source>裁定</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>批示</source>
        <translation>comment</translation>
    </message>
    <message>
        <source>下督办单</source>
        <translation>supervision orders</translation>
    </message>
    <message>
        <source>起草指标</source>
        <translation>draft indicators</translation>
    </message>
    <message>
        <source>冻结时段（须两人）</source>
        <translation>freeze periods (two persons)</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>export</translation>
    </message>
    <message>
        <source>管理数据源</source>
        <translation>look after feeds</translation>
    </message>
    <message>
        <source>写入数据</source>
        <translation>bring rows in</translation>
    </message>
    <message>
        <source>管理字典</source>
        <translation>look after dictionaries</translation>
    </message>
    <message>
        <source>管理日历</source>
        <translation>look after calendars</translation>
    </message>
    <message>
        <source>管理共用布局</source>
        <translation>look after shared layouts</translation>
    </message>
    <message>
        <source>管理账号和大屏</source>
        <translation>look after accounts and walls</translation>
    </message>
    <message>
        <source>查看运行指标</source>
        <translation>read figures of operation</translation>
    </message>
    <message>
        <source>代码有八位，还没有填全</source>
        <translation>The code has eight signs; some are missing</translation>
    </message>
    <message>
        <source>密码至少 %1 个字符</source>
        <translation>At least %1 characters</translation>
    </message>
    <message>
        <source>代码只有八位，填多了</source>
        <translation>The code has only eight signs</translation>
    </message>
    <message>
        <source>太长了</source>
        <translation>Too long</translation>
    </message>
    <message>
        <source>账号要以小写字母或数字开头</source>
        <translation>An account begins with a small letter or digit</translation>
    </message>
    <message>
        <source>两遍密码不一样</source>
        <translation>The two passwords differ</translation>
    </message>
    <message>
        <source>已经有这个账号了，请换一个</source>
        <translation>There is an account of this name; choose another</translation>
    </message>
    <message>
        <source>这是最后一位管理员，不能停用，也不能去掉“管理员”</source>
        <translation>This is the last administrator, who cannot be disabled or lose the role</translation>
    </message>
    <message>
        <source>不能停用自己，也不能去掉自己的“管理员”，请另一位管理员来做</source>
        <translation>You cannot disable yourself or give up being administrator; ask another administrator</translation>
    </message>
    <message>
        <source>没有大屏在等这个代码：可能看错、已批准，或超过 15 分钟换了新代码</source>
        <translation>No wall waits with this code: it may be misread, approved already, or older than 15 minutes</translation>
    </message>
    <message>
        <source>当前密码不对</source>
        <translation>This is not the current password</translation>
    </message>
    <message>
        <source>试得太多了，请过几分钟再试</source>
        <translation>Too many tries; wait a few minutes</translation>
    </message>
    <message>
        <source>您的账号没有“管理账号和大屏”权限</source>
        <translation>Your account may not look after accounts and walls</translation>
    </message>
    <message>
        <source>中心已经没有这一项，可能刚被别人移除</source>
        <translation>The server does not have it any more; somebody may have removed it</translation>
    </message>
    <message>
        <source>登录已失效，请重新登录后再试</source>
        <translation>The sign-in has ended; sign in again</translation>
    </message>
    <message>
        <source>没有得到中心的答复，不知道是否已经生效。连上后请先看列表，再决定要不要重做</source>
        <translation>The server did not answer, so nobody knows whether it was done. Look at the list when it is back before doing it again</translation>
    </message>
    <message>
        <source>中心没有接受：内容不合要求</source>
        <translation>The server did not accept it: something is not as required</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>没有指定中心服务器，或这台服务器没有账号</source>
        <translation>No server was named, or it has no accounts</translation>
    </message>
    <message>
        <source>管理员登录后可以管理账号和大屏</source>
        <translation>Administrators look after accounts and walls here once they have signed in</translation>
    </message>
    <message>
        <source>座席已锁定，解锁后可以管理账号和大屏（Ctrl+L）</source>
        <translation>The seat is locked; unlock it to look after accounts and walls (Ctrl+L)</translation>
    </message>
</context>
<context>
    <name>AssessmentText</name>
    <message>
        <source>百分点</source>
        <translation>pp</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>样本过少</source>
        <translation>Too few cases</translation>
    </message>
    <message>
        <source>未通过校验</source>
        <translation>Failed a check</translation>
    </message>
    <message>
        <source>没有来源</source>
        <translation>No source</translation>
    </message>
    <message>
        <source>没有数值</source>
        <translation>No value</translation>
    </message>
    <message>
        <source>覆盖率不足</source>
        <translation>Coverage too low</translation>
    </message>
    <message>
        <source>不参与</source>
        <translation>Excluded</translation>
    </message>
    <message>
        <source>不计分</source>
        <translation>Not scored</translation>
    </message>
    <message>
        <source>由记录计算</source>
        <translation>Computed from records</translation>
    </message>
    <message>
        <source>文件公布</source>
        <translation>Published in a document</translation>
    </message>
    <message>
        <source>人工填报</source>
        <translation>Entered by hand</translation>
    </message>
    <message>
        <source>市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>Counties</translation>
    </message>
    <message>
        <source>乡镇（街道）</source>
        <translation>Townships</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Departments</translation>
    </message>
    <message>
        <source>中队</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>并列第 %1 名</source>
        <translation>Tied for place %1</translation>
    </message>
    <message>
        <source>第 %1 名</source>
        <translation>Place %1</translation>
    </message>
    <message>
        <source>市级部门</source>
        <translation>City departments</translation>
    </message>
    <message>
        <source>县级部门</source>
        <translation>County departments</translation>
    </message>
</context>
<context>
    <name>BaseMapText</name>
    <message>
        <source>正常；%1 张瓦片损坏，已用内置底图代替</source>
        <translation>Works; %1 damaged tiles are replaced by the built-in map</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>Works</translation>
    </message>
    <message>
        <source>没有密钥</source>
        <translation>No key</translation>
    </message>
    <message>
        <source>连接不上</source>
        <translation>Cannot be reached</translation>
    </message>
    <message>
        <source>没有回应</source>
        <translation>Does not answer</translation>
    </message>
    <message>
        <source>密钥被拒绝（HTTP %1）</source>
        <translation>Key refused (HTTP %1)</translation>
    </message>
    <message>
        <source>请求过多，被限制（HTTP 429）</source>
        <translation>Too many requests, limited (HTTP 429)</translation>
    </message>
    <message>
        <source>服务出错（HTTP %1）</source>
        <translation>Service error (HTTP %1)</translation>
    </message>
    <message>
        <source>回应的不是瓦片</source>
        <translation>Answers with something that is no tile</translation>
    </message>
    <message>
        <source>文件损坏</source>
        <translation>File damaged</translation>
    </message>
    <message>
        <source>请在“底图 → 密钥”中填写有效的密钥</source>
        <translation>Enter a valid key under “Base map → Key”</translation>
    </message>
    <message>
        <source>请检查服务地址；登录页也会这样回应</source>
        <translation>Check the address; a sign-in page answers like this too</translation>
    </message>
    <message>
        <source>请换一个文件</source>
        <translation>Choose another file</translation>
    </message>
    <message>
        <source>稍后自动重试；预取可减少请求</source>
        <translation>Tried again by itself; prefetching needs fewer requests</translation>
    </message>
    <message>
        <source>请检查网络；恢复后自动切回</source>
        <translation>Check the network; it switches back by itself</translation>
    </message>
    <message>
        <source>底图“%1”：%2</source>
        <translation>Base map “%1”: %2</translation>
    </message>
    <message>
        <source>底图“%1”自 %2 起：%3</source>
        <translation>Base map “%1” since %2: %3</translation>
    </message>
    <message>
        <source>%1。缺的瓦片用内置底图代替。%2。</source>
        <translation>%1. Missing tiles are replaced by the built-in map. %2.</translation>
    </message>
    <message>
        <source>%1 张，超过一次 %2 张的上限：请缩小范围或减少级别</source>
        <translation>%1 tiles, more than the %2 allowed at a time: choose a smaller area or fewer zooms</translation>
    </message>
    <message>
        <source>这些级别没有可取的瓦片</source>
        <translation>There are no tiles at these zooms</translation>
    </message>
    <message>
        <source>约 %1 张，其中 %2 张已有，还需约 %3</source>
        <translation>About %1 tiles, %2 of them present, about %3 to fetch</translation>
    </message>
    <message>
        <source>；超过缓存上限，较早的瓦片会被清除</source>
        <translation>; more than the cache holds, older tiles will go</translation>
    </message>
</context>
<context>
    <name>BriefingText</name>
    <message>
        <source>行政执法效能画像 · %1 · %2</source>
        <translation>Enforcement-efficiency portrait · %1 · %2</translation>
    </message>
    <message>
        <source>口径 %1</source>
        <translation>Definitions %1</translation>
    </message>
    <message>
        <source>已发布，第 %1 版</source>
        <translation>Published, revision %1</translation>
    </message>
    <message>
        <source>未发布，数字可能变动</source>
        <translation>Not published, figures may change</translation>
    </message>
    <message>
        <source>校验 %1</source>
        <translation>Fingerprint %1</translation>
    </message>
    <message>
        <source>本期未结束</source>
        <translation>Period still running</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demonstration data</translation>
    </message>
    <message>
        <source>%1（续）</source>
        <translation>%1 (continued)</translation>
    </message>
    <message>
        <source>异常项</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Total score</translation>
    </message>
    <message>
        <source>叙述</source>
        <translation>In words</translation>
    </message>
    <message>
        <source>维度得分（点：本单位；短线：同组中位；带：同组中间一半）</source>
        <translation>Dimensions (dot: this unit; tick: median of peers; band: middle half of peers)</translation>
    </message>
    <message>
        <source>对照目标（条：本期；竖线：目标；菱形：同组中位）</source>
        <translation>Against targets (bar: this issue; tick: target; diamond: median of peers)</translation>
    </message>
    <message>
        <source>不评价的指标</source>
        <translation>Indicators that are not judged</translation>
    </message>
    <message>
        <source>贡献与失分（实条：得到的分；空框：失去的分）</source>
        <translation>Points gained and lost (filled: gained; open: lost)</translation>
    </message>
    <message>
        <source>得分为何变化</source>
        <translation>Why the score moved</translation>
    </message>
    <message>
        <source>走势：%1</source>
        <translation>Trend: %1</translation>
    </message>
    <message>
        <source>同组位置：%1</source>
        <translation>Place among peers: %1</translation>
    </message>
    <message>
        <source>与上期比</source>
        <translation>Against the last issue</translation>
    </message>
    <message>
        <source>两单位比较</source>
        <translation>Two units compared</translation>
    </message>
    <message>
        <source>文书与背景</source>
        <translation>Documents and context</translation>
    </message>
    <message>
        <source>第 %1 页，共 %2 页</source>
        <translation>Page %1 of %2</translation>
    </message>
    <message>
        <source>台账读不出来，是否发布不明</source>
        <translation>the ledger cannot be read: not known whether published</translation>
    </message>
</context>
<context>
    <name>CardText</name>
    <message>
        <source>%1 件</source>
        <translation>%1</translation>
    </message>
    <message>
        <source>长度</source>
        <translation>Length</translation>
    </message>
    <message>
        <source>面积</source>
        <translation>Ground</translation>
    </message>
    <message>
        <source>坐标</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 等 %2 个</source>
        <translation>%1 and others, %2 in all</translation>
    </message>
    <message>
        <source>省</source>
        <translation>Province</translation>
    </message>
    <message>
        <source>设区市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>County</translation>
    </message>
    <message>
        <source>乡镇（街道）</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>%1（近似界线）</source>
        <translation>%1 (approximate)</translation>
    </message>
    <message>
        <source>在办 %1</source>
        <translation>open %1</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>全部记录</source>
        <translation>All recorded</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Teams</translation>
    </message>
    <message>
        <source>人员 %1 · 车辆 %2 · 船艇 %3</source>
        <translation>staff %1 · vehicles %2 · vessels %3</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>%1，其中在线 %2</source>
        <translation>%1, working %2</translation>
    </message>
    <message>
        <source>负责单位</source>
        <translation>In charge</translation>
    </message>
    <message>
        <source>界线为近似：不是法定界线，事件按登记的区划计数，不按此线。</source>
        <translation>The boundary is approximate and not the legal one; events are counted by the area of their record, not by this line.</translation>
    </message>
    <message>
        <source>负责人</source>
        <translation>Person in charge</translation>
    </message>
    <message>
        <source>电话</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>备注</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>数据日期 %1</source>
        <translation>Data of %1</translation>
    </message>
    <message>
        <source>界线为近似</source>
        <translation>approximate boundary</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>demonstration data</translation>
    </message>
</context>
<context>
    <name>ChartText</name>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>中位 %1</source>
        <translation>Median %1</translation>
    </message>
    <message>
        <source>四分位 %1–%2</source>
        <translation>Quartiles %1–%2</translation>
    </message>
    <message>
        <source>最低 %1，最高 %2</source>
        <translation>Lowest %1, highest %2</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>数量</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>最低</source>
        <translation>Lowest</translation>
    </message>
    <message>
        <source>下四分位</source>
        <translation>Lower quartile</translation>
    </message>
    <message>
        <source>中位</source>
        <translation>Median</translation>
    </message>
    <message>
        <source>上四分位</source>
        <translation>Upper quartile</translation>
    </message>
    <message>
        <source>最高</source>
        <translation>Highest</translation>
    </message>
    <message>
        <source>目标 %1</source>
        <translation>Target %1</translation>
    </message>
    <message>
        <source>，相差 %1</source>
        <translation>, off by %1</translation>
    </message>
    <message>
        <source>同组中位 %1</source>
        <translation>Peer median %1</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>同组中位</source>
        <translation>Peer median</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>第 %1 名</source>
        <translation>Rank %1</translation>
    </message>
    <message>
        <source>未参与排名</source>
        <translation>Not ranked</translation>
    </message>
    <message>
        <source>（%1–%2）</source>
        <translation> (%1–%2)</translation>
    </message>
    <message>
        <source>暂无数据</source>
        <translation>No data yet</translation>
    </message>
    <message>
        <source>改善</source>
        <translation>Improvement</translation>
    </message>
    <message>
        <source>关注</source>
        <translation>Concern</translation>
    </message>
    <message>
        <source>未定</source>
        <translation>Not settled</translation>
    </message>
    <message>
        <source>%1 个百分点</source>
        <translation>%1 percentage points</translation>
    </message>
    <message>
        <source>目标 </source>
        <translation>Target </translation>
    </message>
    <message>
        <source>均值 </source>
        <translation>Mean </translation>
    </message>
    <message>
        <source>上限 </source>
        <translation>Upper </translation>
    </message>
    <message>
        <source>下限 </source>
        <translation>Lower </translation>
    </message>
    <message>
        <source>重设基线</source>
        <translation>New baseline</translation>
    </message>
    <message>
        <source>试行控制限（不足 12 期，不报警）</source>
        <translation>Trial limits (fewer than 12 points, no alarm)</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>控制限 %1–%2</source>
        <translation>Limits %1–%2</translation>
    </message>
    <message>
        <source>均值 %1</source>
        <translation>Mean %1</translation>
    </message>
    <message>
        <source>由此重设基线</source>
        <translation>New baseline from here</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>均值</source>
        <translation>Mean</translation>
    </message>
    <message>
        <source>下限</source>
        <translation>Lower limit</translation>
    </message>
    <message>
        <source>上限</source>
        <translation>Upper limit</translation>
    </message>
    <message>
        <source>标记</source>
        <translation>Mark</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>Rule</translation>
    </message>
    <message>
        <source>区间 %1–%2</source>
        <translation>Interval %1–%2</translation>
    </message>
    <message>
        <source>同组四分位 %1–%2</source>
        <translation>Peer quartiles %1–%2</translation>
    </message>
    <message>
        <source>区间下端</source>
        <translation>Interval from</translation>
    </message>
    <message>
        <source>区间上端</source>
        <translation>Interval to</translation>
    </message>
    <message>
        <source>同组下四分位</source>
        <translation>Peer lower quartile</translation>
    </message>
    <message>
        <source>同组上四分位</source>
        <translation>Peer upper quartile</translation>
    </message>
    <message>
        <source>95% 限</source>
        <translation>95% limits</translation>
    </message>
    <message>
        <source>99.8% 限</source>
        <translation>99.8% limits</translation>
    </message>
    <message>
        <source>总体 %1</source>
        <translation>All %1</translation>
    </message>
    <message>
        <source>总体 —</source>
        <translation>All —</translation>
    </message>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>得分 %1</source>
        <translation>Score %1</translation>
    </message>
    <message>
        <source>有效权重 %1</source>
        <translation>Effective weight %1</translation>
    </message>
    <message>
        <source>上级</source>
        <translation>Parent</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>有效权重</source>
        <translation>Effective weight</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>（当日未完）</source>
        <translation> (day not over)</translation>
    </message>
    <message>
        <source>（未完）</source>
        <translation> (not over)</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>高于上控制限</source>
        <translation>Above the upper limit</translation>
    </message>
    <message>
        <source>低于下控制限</source>
        <translation>Below the lower limit</translation>
    </message>
    <message>
        <source>连续 7 点同向</source>
        <translation>7 points in one direction</translation>
    </message>
    <message>
        <source>3 点中有 2 点接近控制限</source>
        <translation>2 of 3 points near a limit</translation>
    </message>
    <message>
        <source>连续 7 点在均值同侧</source>
        <translation>7 points on one side of the mean</translation>
    </message>
    <message>
        <source>按现状会达到目标</source>
        <translation>As things are the target will be met</translation>
    </message>
    <message>
        <source>按现状达不到目标</source>
        <translation>As things are the target will be missed</translation>
    </message>
    <message>
        <source>按现状时达时不达目标</source>
        <translation>As things are the target is hit or missed by chance</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>比率</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>限值已按过度离散调整（φ = %1）</source>
        <translation>Limits adjusted for over-dispersion (φ = %1)</translation>
    </message>
    <message>
        <source>变化 %1</source>
        <translation>Change %1</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>纵轴 %1 至 %2</source>
        <translation>Vertical axis %1 to %2</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>另有 %1 个未显示</source>
        <translation>%1 more not shown</translation>
    </message>
    <message>
        <source>业绩</source>
        <translation>Performance</translation>
    </message>
    <message>
        <source>权重与覆盖</source>
        <translation>Weights and coverage</translation>
    </message>
    <message>
        <source>规则变化</source>
        <translation>Rule change</translation>
    </message>
    <message>
        <source>加扣分</source>
        <translation>Bonus and deductions</translation>
    </message>
    <message>
        <source>合计</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>合计 %1</source>
        <translation>Total %1</translation>
    </message>
    <message>
        <source>（目标）</source>
        <translation> (target)</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>缺数据、未计入：%1等 %2 项</source>
        <translation>Without data and not counted: %1 and others, %2 in all</translation>
    </message>
    <message>
        <source>缺数据、未计入：%1</source>
        <translation>Without data and not counted: %1</translation>
    </message>
    <message>
        <source>全部缺数据</source>
        <translation>No data at all</translation>
    </message>
    <message>
        <source>有负值，没有占比</source>
        <translation>Negative values: no shares</translation>
    </message>
    <message>
        <source>合计为 0，没有占比</source>
        <translation>The total is 0: no shares</translation>
    </message>
    <message>
        <source>占比</source>
        <translation>Share</translation>
    </message>
    <message>
        <source>下限低于可能的最小值 %1，不画</source>
        <translation>lower limit below the least possible value %1: not drawn</translation>
    </message>
    <message>
        <source>上限高于可能的最大值 %1，不画</source>
        <translation>upper limit above the largest possible value %1: not drawn</translation>
    </message>
    <message>
        <source>控制下限 %1</source>
        <translation>Lower limit %1</translation>
    </message>
    <message>
        <source>控制上限 %1</source>
        <translation>Upper limit %1</translation>
    </message>
</context>
<context>
    <name>ClusterMenu</name>
    <message>
        <source>同一地点另有 %1 件</source>
        <translation>%1 more at the same place</translation>
    </message>
</context>
<context>
    <name>DatumText</name>
    <message>
        <source>WGS-84（卫星定位）</source>
        <translation>WGS-84 (satellite)</translation>
    </message>
    <message>
        <source>CGCS2000（国家2000、天地图）</source>
        <translation>CGCS2000 (national, Tianditu)</translation>
    </message>
    <message>
        <source>GCJ-02（高德、腾讯）</source>
        <translation>GCJ-02 (Amap, Tencent)</translation>
    </message>
    <message>
        <source>BD-09（百度）</source>
        <translation>BD-09 (Baidu)</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>内容的格式或范围不对</source>
        <translation>The content has a wrong format or range</translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation>Not found</translation>
    </message>
    <message>
        <source>连接不上中心服务器</source>
        <translation>The central server cannot be reached</translation>
    </message>
    <message>
        <source>没有在规定时间内得到答复</source>
        <translation>No answer in time</translation>
    </message>
    <message>
        <source>对方的答复不是约定的格式</source>
        <translation>The answer is not in the agreed format</translation>
    </message>
    <message>
        <source>正被另一个程序使用或已被他人修改</source>
        <translation>In use by another program, or changed by somebody else</translation>
    </message>
    <message>
        <source>保存的数据已损坏</source>
        <translation>The stored data are damaged</translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation>The disk is full</translation>
    </message>
    <message>
        <source>文件夹不可写</source>
        <translation>The folder cannot be written</translation>
    </message>
    <message>
        <source>已取消</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>程序内部出错</source>
        <translation>A fault of this program</translation>
    </message>
    <message>
        <source>请改正后再试</source>
        <translation>Please correct it and try again</translation>
    </message>
    <message>
        <source>请检查名称和路径</source>
        <translation>Please check the name and the path</translation>
    </message>
    <message>
        <source>会自动重试</source>
        <translation>It is tried again by itself</translation>
    </message>
    <message>
        <source>请核对服务器与本程序的版本</source>
        <translation>Please compare the versions of the server and of this program</translation>
    </message>
    <message>
        <source>请把日志交给管理员</source>
        <translation>Please give the log to your administrator</translation>
    </message>
    <message>
        <source>对方不提供这项功能，或版本不同</source>
        <translation>The other side does not offer this, or has another version</translation>
    </message>
    <message>
        <source>请检查网络和服务器；恢复后自动继续</source>
        <translation>Please check the network and the server; it continues by itself</translation>
    </message>
    <message>
        <source>请检查地址是否是中心接口，或是否被上网认证页截住</source>
        <translation>Please check that the address is the central API and that no sign-in page of the network answers instead</translation>
    </message>
    <message>
        <source>请关闭另一个程序，或换一个数据文件夹</source>
        <translation>Please close the other program, or choose another data folder</translation>
    </message>
    <message>
        <source>请腾出磁盘空间；之后自动继续</source>
        <translation>Please free disk space; it continues by itself</translation>
    </message>
    <message>
        <source>请给予写入权限，或换一个数据文件夹</source>
        <translation>Please allow writing, or choose another data folder</translation>
    </message>
    <message>
        <source>：%1</source>
        <translation>: %1</translation>
    </message>
    <message>
        <source>，第 %1 行</source>
        <translation>, line %1</translation>
    </message>
    <message>
        <source>，“%1”</source>
        <translation>, “%1”</translation>
    </message>
    <message>
        <source>服务器的证书已过期或尚未生效。请核对本机时钟，并请管理员换证书</source>
        <translation>The server's certificate has expired or is not valid yet. Check this machine's clock and have the certificate renewed</translation>
    </message>
    <message>
        <source>服务器的证书是别的主机的。请核对地址</source>
        <translation>The server's certificate is for another host. Check the address</translation>
    </message>
    <message>
        <source>服务器的证书不受信任。请用 --ca 指定本单位的根证书</source>
        <translation>The server's certificate is not trusted. Name your root certificate with --ca</translation>
    </message>
    <message>
        <source>服务器的密钥不是约定的那几个，已断开。请管理员立即核对</source>
        <translation>The server's key is none of those agreed on; disconnected. The administrator must look at once</translation>
    </message>
    <message>
        <source>登录需要加密连接。请用 https 地址</source>
        <translation>Signing in needs an encrypted connection. Use an https address</translation>
    </message>
    <message>
        <source>不能建立加密连接：服务器的加密方式太旧，或对方不是加密端口</source>
        <translation>No encrypted connection: the encryption of the server is too old, or this is no encrypted port</translation>
    </message>
    <message>
        <source>请先登录</source>
        <translation>Sign in first</translation>
    </message>
    <message>
        <source>座席已锁定，按 Ctrl+L 输入密码</source>
        <translation>The seat is locked; press Ctrl+L and enter the password</translation>
    </message>
    <message>
        <source>您的账号没有这项权限</source>
        <translation>Your account may not do this</translation>
    </message>
    <message>
        <source>连上服务器后会自动重新取得；只读打开时，请启动负责同步这份数据的程序</source>
        <translation>It is fetched anew once the server is connected; opened read-only, start the program that keeps these data in step</translation>
    </message>
</context>
<context>
    <name>FactWords</name>
    <message>
        <source>没有承办单位</source>
        <translation>No unit has it</translation>
    </message>
    <message>
        <source>只到本级、不含下级</source>
        <translation>This area only, not those inside it</translation>
    </message>
    <message>
        <source>%1 到期</source>
        <translation>Due in %1</translation>
    </message>
    <message>
        <source>%1 办结或作废</source>
        <translation>Closed or cancelled in %1</translation>
    </message>
    <message>
        <source>有时限</source>
        <translation>Has a due time</translation>
    </message>
    <message>
        <source>没有时限</source>
        <translation>Has no due time</translation>
    </message>
    <message>
        <source>按期办结</source>
        <translation>Closed on time</translation>
    </message>
    <message>
        <source>超期办结</source>
        <translation>Closed late</translation>
    </message>
    <message>
        <source>到 %1 超期未结</source>
        <translation>Open and overdue at %1</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>%1内受理</source>
        <translation>Accepted within %1</translation>
    </message>
    <message>
        <source>已派遣</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>%1内派遣</source>
        <translation>Assigned within %1</translation>
    </message>
    <message>
        <source>曾重新打开</source>
        <translation>Was reopened</translation>
    </message>
</context>
<context>
    <name>IndexSheet</name>
    <message>
        <source>%1：没有得分（%2）</source>
        <translation>%1: no score (%2)</translation>
    </message>
    <message>
        <source>%1：%2 分 × 权重 %3</source>
        <translation>%1: %2 points × weight %3</translation>
    </message>
    <message>
        <source>未参与排名：%1</source>
        <translation>Not ranked: %1</translation>
    </message>
    <message>
        <source>%1，共 %2 个</source>
        <translation>%1 of %2</translation>
    </message>
    <message>
        <source>；名次 90% 区间 %1 – %2</source>
        <translation>; 90% interval of the rank %1 – %2</translation>
    </message>
    <message>
        <source>；第 %1 档（同一档分不出先后）</source>
        <translation>; band %1 (units of one band cannot be told apart)</translation>
    </message>
    <message>
        <source> · 批准：%1</source>
        <translation> · approved by %1</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>基础分</source>
        <translation>Base score</translation>
    </message>
    <message>
        <source>加分、扣分与否决</source>
        <translation>Bonus, deductions and vetoes</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>均衡度</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>综合指数</source>
        <translation>Composite index</translation>
    </message>
    <message>
        <source>权重为示例，待办公室确认</source>
        <translation>The weights are a sample, to be confirmed by the office</translation>
    </message>
    <message>
        <source>公式</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>各维度得分按权重平均，加分、减分、封顶和否决在后</source>
        <translation>Weighted mean of the dimension scores; bonus, deductions, caps and vetoes afterwards</translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>%1：失 %2 分</source>
        <translation>%1: %2 points lost</translation>
    </message>
    <message>
        <source>失分最多</source>
        <translation>Most points lost</translation>
    </message>
    <message>
        <source>口径版本</source>
        <translation>Definition version</translation>
    </message>
    <message>
        <source>综合指数由各指标合成；要看记录，请打开某个指标的口径。</source>
        <translation>The index is made of indicators; to see records open the passport of one of them.</translation>
    </message>
</context>
<context>
    <name>IndicatorData</name>
    <message>
        <source>综合指数</source>
        <translation>Composite index</translation>
    </message>
    <message>
        <source>分</source>
        <translation>points</translation>
    </message>
    <message>
        <source>同类组“%1”之内</source>
        <translation>Within the peer group “%1”</translation>
    </message>
    <message>
        <source>名次在全部 %1 个%2之中</source>
        <translation>Ranks are among all %1 units of this level (%2)</translation>
    </message>
    <message>
        <source>%1（权重与覆盖）</source>
        <translation>%1 (weights and coverage)</translation>
    </message>
    <message>
        <source>%1（规则）</source>
        <translation>%1 (rule)</translation>
    </message>
    <message>
        <source>均衡度</source>
        <translation>Balance</translation>
    </message>
    <message>
        <source>加分</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>Deduction</translation>
    </message>
    <message>
        <source>封顶</source>
        <translation>Cap</translation>
    </message>
    <message>
        <source>一票否决</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>其余 %1 项</source>
        <translation>%1 others</translation>
    </message>
    <message>
        <source>名次 %1 → %2</source>
        <translation>Rank %1 → %2</translation>
    </message>
    <message>
        <source>：自身 %1，其他单位 %2（负数为前移）</source>
        <translation>: own %1, other units %2 (negative is upwards)</translation>
    </message>
    <message>
        <source>（示例口径，待办公室确认）</source>
        <translation> (sample definitions, to be confirmed by the office)</translation>
    </message>
    <message>
        <source> · 含演示数据</source>
        <translation> · with demonstration data</translation>
    </message>
    <message>
        <source>%1 在 %2 或 %3 没有综合指数，说不出变化的原因。</source>
        <translation>%1 has no index in %2 or in %3, so its change cannot be explained.</translation>
    </message>
    <message>
        <source>“%1”不是由记录计算的比率，或两期之一没有数值。</source>
        <translation>“%1” is not a rate computed from records, or has no value in one of the two periods.</translation>
    </message>
    <message>
        <source>没有选中的指标。</source>
        <translation>No indicator is chosen.</translation>
    </message>
    <message>
        <source>案件结构</source>
        <translation>Mix of cases</translation>
    </message>
    <message>
        <source>变化主要来自案件结构（%1 百分点），各类案件自身只有 %2 百分点。</source>
        <translation>Most of the change comes from the mix of cases (%1 pp); the types of cases themselves changed by only %2 pp.</translation>
    </message>
</context>
<context>
    <name>KeptFaults</name>
    <message>
        <source>文件已损坏，或者不是本程序写的。请把它移到别处保管，再放回备份；放回后随下一次数据更新恢复。程序不会改动它</source>
        <translation>the file is damaged or was not written by this program. Keep it somewhere else and put a backup in its place; it is read again with the next update of data. The program does not change it</translation>
    </message>
    <message>
        <source>文件由另一个版本的程序写成。请换用那个版本；程序不会改动它</source>
        <translation>the file was written by another version of the program. Use that version; the program does not change it</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>%1 第 %2 行</source>
        <translation>%1, row %2</translation>
    </message>
    <message>
        <source>公布台账读不出来，不知道哪些期公布过；其他数字不受影响。%1：%2。</source>
        <translation>The ledger of publications cannot be read, so it is not known which periods were published; other figures are not affected. %1: %2.</translation>
    </message>
    <message>
        <source>预警记录读不出来，不知道哪些已经确认；其他数字不受影响。%1：%2。</source>
        <translation>The log of alerts cannot be read, so it is not known which are acknowledged; other figures are not affected. %1: %2.</translation>
    </message>
</context>
<context>
    <name>LengthText</name>
    <message>
        <source>%1 海里</source>
        <translation>%1 nmi</translation>
    </message>
    <message>
        <source>%1 公顷</source>
        <translation>%1 ha</translation>
    </message>
</context>
<context>
    <name>MapExport</name>
    <message>
        <source>演示数据，不是真实事件</source>
        <translation>Demonstration data, no real events</translation>
    </message>
    <message>
        <source>边界为近似，不作划界依据</source>
        <translation>Boundaries are approximate and settle no borders</translation>
    </message>
    <message>
        <source>底图：%1</source>
        <translation>Base map: %1</translation>
    </message>
    <message>
        <source>此处没有底图数据</source>
        <translation>No base map here</translation>
    </message>
</context>
<context>
    <name>MapFields</name>
    <message>
        <source>人口未知</source>
        <translation>population unknown</translation>
    </message>
    <message>
        <source>上报事件</source>
        <translation>Reported events</translation>
    </message>
    <message>
        <source>在办事件</source>
        <translation>Open events</translation>
    </message>
    <message>
        <source>超期未结</source>
        <translation>Overdue, not closed</translation>
    </message>
    <message>
        <source>到期未结中超期占比</source>
        <translation>Overdue share of open due events</translation>
    </message>
    <message>
        <source>每万人在办事件</source>
        <translation>Open events per 10,000 people</translation>
    </message>
    <message>
        <source>件/万人</source>
        <translation>per 10,000 people</translation>
    </message>
    <message>
        <source>件</source>
        <translation>events</translation>
    </message>
    <message>
        <source>目录中没有这项指标，或没有已结束的周期</source>
        <translation>The catalogue has no such indicator, or no period has ended</translation>
    </message>
</context>
<context>
    <name>MapMarginText</name>
    <message>
        <source>缺数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>另有 %1 行图例</source>
        <translation>%1 more lines of legend</translation>
    </message>
    <message>
        <source>纸面 %1</source>
        <translation>%1 on paper</translation>
    </message>
    <message>
        <source>底图缺 %1 块，该处是内置底图</source>
        <translation>%1 tiles of the base map are missing; the built-in map stands there</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>共 %1 件</source>
        <translation>%1 in total</translation>
    </message>
    <message>
        <source>紧急未结 %1</source>
        <translation>%1 urgent open</translation>
    </message>
    <message>
        <source>已上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已派遣</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>处置中</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>缓办</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>已结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已作废</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>重要</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>人员</source>
        <translation>Staff</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>船艇</source>
        <translation>Vessel</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Camera</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>备勤</source>
        <translation>Available</translation>
    </message>
    <message>
        <source>途中</source>
        <translation>On the way</translation>
    </message>
    <message>
        <source>现场</source>
        <translation>On site</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>设施</source>
        <translation>Facilities</translation>
    </message>
    <message>
        <source>隐患点</source>
        <translation>Hazard points</translation>
    </message>
    <message>
        <source>片区</source>
        <translation>Districts</translation>
    </message>
    <message>
        <source>值班网格</source>
        <translation>Duty grids</translation>
    </message>
    <message>
        <source>路长路段</source>
        <translation>Roads and their chiefs</translation>
    </message>
    <message>
        <source>超期未结 %1</source>
        <translation>Overdue %1</translation>
    </message>
    <message>
        <source>超期未结</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>MeasureText</name>
    <message>
        <source>上报数</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>受理数</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>1 分钟内受理数</source>
        <translation>Accepted within 1 minute</translation>
    </message>
    <message>
        <source>3 分钟内受理数</source>
        <translation>Accepted within 3 minutes</translation>
    </message>
    <message>
        <source>15 分钟内受理数</source>
        <translation>Accepted within 15 minutes</translation>
    </message>
    <message>
        <source>派遣数</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>1 分钟内派遣数</source>
        <translation>Assigned within 1 minute</translation>
    </message>
    <message>
        <source>3 分钟内派遣数</source>
        <translation>Assigned within 3 minutes</translation>
    </message>
    <message>
        <source>15 分钟内派遣数</source>
        <translation>Assigned within 15 minutes</translation>
    </message>
    <message>
        <source>上报后已结案数</source>
        <translation>Reported and closed by now</translation>
    </message>
    <message>
        <source>受理后已结案数</source>
        <translation>Accepted and closed by now</translation>
    </message>
    <message>
        <source>上报后作废数</source>
        <translation>Reported and cancelled by now</translation>
    </message>
    <message>
        <source>上报后重新打开数</source>
        <translation>Reported and reopened</translation>
    </message>
    <message>
        <source>上报到受理的秒数合计</source>
        <translation>Total seconds from report to acceptance</translation>
    </message>
    <message>
        <source>上报到派遣的秒数合计</source>
        <translation>Total seconds from report to assignment</translation>
    </message>
    <message>
        <source>应结案数</source>
        <translation>Due for closing</translation>
    </message>
    <message>
        <source>结案数</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>按期结案数</source>
        <translation>Closed on time</translation>
    </message>
    <message>
        <source>超期结案数</source>
        <translation>Closed late</translation>
    </message>
    <message>
        <source>未结案数</source>
        <translation>Not closed</translation>
    </message>
    <message>
        <source>缓办数</source>
        <translation>Deferred</translation>
    </message>
    <message>
        <source>应结案数 − 缓办数</source>
        <translation>Due for closing less deferred</translation>
    </message>
    <message>
        <source>重新打开数</source>
        <translation>Reopened</translation>
    </message>
    <message>
        <source>作废数</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>超期未结数</source>
        <translation>Open and overdue</translation>
    </message>
    <message>
        <source>办结数</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>有时限的办结数</source>
        <translation>Closed, with a due time</translation>
    </message>
    <message>
        <source>按期办结数</source>
        <translation>Closed on time</translation>
    </message>
    <message>
        <source>上报到办结的分钟数合计</source>
        <translation>Total minutes from report to end</translation>
    </message>
    <message>
        <source>上报到办结的分钟数平方和</source>
        <translation>Sum of squares of the minutes from report to end</translation>
    </message>
    <message>
        <source>%1（按上报日）</source>
        <translation>%1 (by day of report)</translation>
    </message>
    <message>
        <source>%1（按到期日）</source>
        <translation>%1 (by due day)</translation>
    </message>
    <message>
        <source>%1（按办结日）</source>
        <translation>%1 (by day of closing)</translation>
    </message>
</context>
<context>
    <name>OverviewTexts</name>
    <message>
        <source>今日上报</source>
        <translation>Reported today</translation>
    </message>
    <message>
        <source>今日 0 时起上报的事件数；与昨日全天比较。</source>
        <translation>Events reported since 00:00 today; compared with the whole of yesterday.</translation>
    </message>
    <message>
        <source>今日结案</source>
        <translation>Closed today</translation>
    </message>
    <message>
        <source>今日 0 时起结案的事件数；与昨日全天比较。</source>
        <translation>Events closed since 00:00 today; compared with the whole of yesterday.</translation>
    </message>
    <message>
        <source>在办</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>此刻未结案也未作废的事件数；与今日 0 时比较。</source>
        <translation>Events neither closed nor cancelled now; compared with 00:00 today.</translation>
    </message>
    <message>
        <source>超期在办</source>
        <translation>Overdue</translation>
    </message>
    <message>
        <source>在办且已过办理时限的事件数；没有时限的不计；与今日 0 时比较。</source>
        <translation>Open events past their due time; those without one are not counted; compared with 00:00 today.</translation>
    </message>
    <message>
        <source>紧急在办</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>在办且优先级为紧急的事件数；与今日 0 时比较。</source>
        <translation>Open events of urgent priority; compared with 00:00 today.</translation>
    </message>
    <message>
        <source>按期结案率</source>
        <translation>Closed on time</translation>
    </message>
    <message>
        <source>今日结案且有时限的事件中，不晚于时限结案的比例；与昨日全天比较。</source>
        <translation>Of the events with a due time closed today, the share closed by it; compared with the whole of yesterday.</translation>
    </message>
    <message>
        <source>件</source>
        <translation>events</translation>
    </message>
    <message>
        <source>日界为北京时间 0 时；缺少数据的数字显示为“—”，不显示为 0。</source>
        <translation>Days begin at 00:00 Beijing time; a missing figure is shown as “—”, never as 0.</translation>
    </message>
</context>
<context>
    <name>PanelExport</name>
    <message>
        <source>导出失败</source>
        <translation>Export failed</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>数据时间</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>制作</source>
        <translation>Made by</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>PNG 图片</source>
        <translation>PNG picture</translation>
    </message>
    <message>
        <source>导出 %1</source>
        <translation>Export %1</translation>
    </message>
    <message>
        <source>口径版本</source>
        <translation>Definition version</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>SVG 矢量图</source>
        <translation>SVG drawing</translation>
    </message>
    <message>
        <source>PDF 文档</source>
        <translation>PDF document</translation>
    </message>
    <message>
        <source>Excel 工作簿</source>
        <translation>Excel workbook</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>About</translation>
    </message>
    <message>
        <source>没有写成 %1：%2。%3。</source>
        <translation>%1 was not written: %2. %3.</translation>
    </message>
    <message>
        <source>附注</source>
        <translation>Notes</translation>
    </message>
</context>
<context>
    <name>PassportSheet</name>
    <message>
        <source>，只算 %1</source>
        <translation>, only %1</translation>
    </message>
    <message>
        <source>%1：打开这 %2 行</source>
        <translation>%1: open these %2 rows</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Numerator</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>样本过少：少于 %1 件，不评价、不排名</source>
        <translation>Too few cases: fewer than %1, not judged and not ranked</translation>
    </message>
    <message>
        <source>迟报：沿用上一期的数值</source>
        <translation>Late: the value of the period before is carried on</translation>
    </message>
    <message>
        <source>95% 区间 %1 – %2</source>
        <translation>95% interval %1 – %2</translation>
    </message>
    <message>
        <source>公式</source>
        <translation>Formula</translation>
    </message>
    <message>
        <source>剔除</source>
        <translation>Exclusions</translation>
    </message>
    <message>
        <source>没有剔除项</source>
        <translation>Nothing is excluded</translation>
    </message>
    <message>
        <source>未达到的件数</source>
        <translation>Failures</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>可选的分母（● 为本数所用）</source>
        <translation>Denominators to choose from (● is used here)</translation>
    </message>
    <message>
        <source>文件中的数值（与本数不一致）</source>
        <translation>Value in documents (differs from this one)</translation>
    </message>
    <message>
        <source>文件中的数值</source>
        <translation>Value in documents</translation>
    </message>
    <message>
        <source>与文件公布的数值不一致：并列显示，不作修改</source>
        <translation>Differs from the published value: both are shown, neither is changed</translation>
    </message>
    <message>
        <source>已核对</source>
        <translation>Confirmed</translation>
    </message>
    <message>
        <source>还没有人核对</source>
        <translation>Nobody has confirmed it yet</translation>
    </message>
    <message>
        <source>含义</source>
        <translation>Meaning</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>第 %1 版 · %2 起</source>
        <translation>Version %1 · from %2</translation>
    </message>
    <message>
        <source> · 到 %1</source>
        <translation> · until %1</translation>
    </message>
    <message>
        <source>口径版本</source>
        <translation>Definition version</translation>
    </message>
    <message>
        <source>来历</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>数据源</source>
        <translation>Feeds</translation>
    </message>
    <message>
        <source>责任单位</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>核对</source>
        <translation>Confirmed by</translation>
    </message>
    <message>
        <source>计算说明</source>
        <translation>Remark of the computation</translation>
    </message>
    <message>
        <source>试算，不是正式数据</source>
        <translation>A trial, not official</translation>
    </message>
    <message>
        <source>口径待确认</source>
        <translation>Definition to be confirmed</translation>
    </message>
    <message>
        <source>口径待确认：%1</source>
        <translation>Definition to be confirmed: %1</translation>
    </message>
    <message>
        <source>只作背景：依行政处罚法第七十四条，不计分、不排名、不设目标</source>
        <translation>Context only: by article 74 of the law on administrative penalties it is not scored, ranked or targeted</translation>
    </message>
    <message>
        <source>这个数由汇总得到，没有可以逐行打开的记录。</source>
        <translation>This number is a sum; there are no single records to open.</translation>
    </message>
    <message>
        <source>这个数取自文件，本机没有它的逐行记录。</source>
        <translation>This number is taken from a document; its records are not on this machine.</translation>
    </message>
</context>
<context>
    <name>PortraitCharts</name>
    <message>
        <source>口径待确认</source>
        <translation>Definition to be confirmed</translation>
    </message>
    <message>
        <source>权重 %1</source>
        <translation>Weight %1</translation>
    </message>
    <message>
        <source>覆盖率 %1</source>
        <translation>Coverage %1</translation>
    </message>
    <message>
        <source>没有得分</source>
        <translation>No score</translation>
    </message>
    <message>
        <source>同组 %1 个单位</source>
        <translation>%1 peers</translation>
    </message>
    <message>
        <source>同组中位</source>
        <translation>Median of peers</translation>
    </message>
    <message>
        <source>样本过少，不评价：%1</source>
        <translation>Too few cases, not judged: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1 %2 项</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>没有数值：%1</source>
        <translation>Without a value: %1</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>其余 %1 项</source>
        <translation>%1 others</translation>
    </message>
    <message>
        <source>%1：未达件数</source>
        <translation>%1: cases that fell short</translation>
    </message>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>分母（件）</source>
        <translation>Denominator (cases)</translation>
    </message>
    <message>
        <source>样本过少：%1</source>
        <translation>Too few cases: %1</translation>
    </message>
    <message>
        <source>单位之间的差别大于机会，控制限已按过度离散放宽（φ = %1）</source>
        <translation>Units differ more than by chance; limits were widened for over-dispersion (φ = %1)</translation>
    </message>
</context>
<context>
    <name>PortraitFigures</name>
    <message>
        <source>%1 百分点</source>
        <translation>%1 points</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>未参与排名：%1</source>
        <translation>Not ranked: %1</translation>
    </message>
    <message>
        <source>并列第 %1（%2 个单位中，同分 %3 个）</source>
        <translation>Tied %1 (of %2 units, %3 with this score)</translation>
    </message>
    <message>
        <source>第 %1（%2 个单位中）</source>
        <translation>%1 (of %2 units)</translation>
    </message>
    <message>
        <source>名次区间</source>
        <translation>Rank interval</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Total score</translation>
    </message>
    <message>
        <source>历期基础分</source>
        <translation>Base scores so far</translation>
    </message>
    <message>
        <source>较上期 %1</source>
        <translation>%1 against the last issue</translation>
    </message>
    <message>
        <source>没有上一期</source>
        <translation>No earlier issue</translation>
    </message>
    <message>
        <source>基础分</source>
        <translation>Base score</translation>
    </message>
    <message>
        <source>加减与否决</source>
        <translation>Points and vetoes</translation>
    </message>
    <message>
        <source>（要求不低于 %1）</source>
        <translation> (at least %1 required)</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>同组</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Definitions</translation>
    </message>
    <message>
        <source>（控制限 %1 至 %2）</source>
        <translation> (limits %1 to %2)</translation>
    </message>
    <message>
        <source>（目标 %1）</source>
        <translation> (target %1)</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>预警还在计算。</source>
        <translation>Warnings are still being worked out.</translation>
    </message>
    <message>
        <source>没有异常：可评价的 %1 项指标没有预警。</source>
        <translation>No exceptions: none of the %1 indicators that can be judged has a warning.</translation>
    </message>
    <message>
        <source>没有可评价的指标，不能说有无异常。</source>
        <translation>No indicator can be judged, so nothing can be said about exceptions.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>本期</source>
        <translation>Now</translation>
    </message>
    <message>
        <source>上期</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>同比差</source>
        <translation>Year on year</translation>
    </message>
    <message>
        <source>得分差</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>率的差以百分点计。</source>
        <translation>Differences of rates are in percentage points.</translation>
    </message>
    <message>
        <source>* 本期起换了口径，与上期不可比。</source>
        <translation>* Another definition applies from this issue on; not comparable.</translation>
    </message>
    <message>
        <source>另有 %1 项指标两期都没有数值。</source>
        <translation>%1 more indicators have no value in either issue.</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>折合得分</source>
        <translation>In points</translation>
    </message>
    <message>
        <source>能否分辨</source>
        <translation>Can they be told apart</translation>
    </message>
    <message>
        <source>只作背景</source>
        <translation>Context only</translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>两个单位不在同一组，目标和参照不同。</source>
        <translation>The two units are not peers; targets and references differ.</translation>
    </message>
    <message>
        <source>两个单位适用的指标目录不同。</source>
        <translation>Different catalogues apply to the two units.</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>只作背景，不计分、不排名</source>
        <translation>Context only: not scored, not ranked</translation>
    </message>
    <message>
        <source>%1（文件公布）</source>
        <translation>%1 (as published)</translation>
    </message>
    <message>
        <source>本系统计算 %1</source>
        <translation>Computed here: %1</translation>
    </message>
    <message>
        <source>监督文书还没有数据来源：接入文书系统后，本期的提醒函、督办单、建议书列在这里。</source>
        <translation>There is no source of supervision documents yet. Once the document system is connected, the reminders, supervision orders and proposals of the period are listed here.</translation>
    </message>
    <message>
        <source>本期没有监督文书。</source>
        <translation>No supervision documents in this period.</translation>
    </message>
    <message>
        <source>未能判定</source>
        <translation>Undecided</translation>
    </message>
    <message>
        <source>%1 条加减分或否决规则（没有填报）</source>
        <translation>%1 bonus, deduction or veto rules (not reported)</translation>
    </message>
    <message>
        <source>本期没有信号，再有一期安静即关闭</source>
        <translation>No signal this period; closes after one more quiet period</translation>
    </message>
    <message>
        <source>连续两期安静，已关闭：%1</source>
        <translation>Two quiet periods, closed: %1</translation>
    </message>
    <message>
        <source>（下控制限 %1）</source>
        <translation> (lower control limit %1)</translation>
    </message>
    <message>
        <source>（上控制限 %1）</source>
        <translation> (upper control limit %1)</translation>
    </message>
</context>
<context>
    <name>PortraitMapping</name>
    <message>
        <source>权重与覆盖</source>
        <translation>weights and coverage</translation>
    </message>
    <message>
        <source>规则</source>
        <translation>rule</translation>
    </message>
    <message>
        <source>均衡</source>
        <translation>balance</translation>
    </message>
    <message>
        <source>加分</source>
        <translation>bonus</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>deduction</translation>
    </message>
    <message>
        <source>封顶</source>
        <translation>cap</translation>
    </message>
    <message>
        <source>否决</source>
        <translation>veto</translation>
    </message>
</context>
<context>
    <name>PortraitNarrative</name>
    <message>
        <source>题目</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>PortraitPanels</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>XmR 控制图：中线是均值，上下线是均值加减 2.66 倍平均移动极差。限内的起伏是机会波动；超出控制限、连续升降、连续在一侧才是信号。满 12 期才锁定控制限，之前是试算，不报警。数值一直不变时改画未达件数。</source>
        <translation>XmR chart: the centre is the mean, the limits are the mean plus and minus 2.66 mean moving ranges. What moves inside them is chance; a point outside, a run up or down or a run on one side is a signal. Limits lock with 12 periods; before that they are on trial and raise no alarm. Where the values stand still, cases that fell short are drawn instead.</translation>
    </message>
    <message>
        <source>这项指标没有历期数值。请在标题栏换一项指标。</source>
        <translation>This indicator has no values over time. Choose another one in the title bar.</translation>
    </message>
    <message>
        <source>同组位置</source>
        <translation>Place among peers</translation>
    </message>
    <message>
        <source>横轴是分母，纵轴是比率。线内的差别可能只是机会：单位越小，线越宽。是否超出以精确概率判断，与画出的线可能略有出入。</source>
        <translation>Denominator across, rate upwards. Differences inside the lines may be chance: the smaller the unit, the wider the lines. Whether a unit is outside is judged by the exact probability, which may differ a little from the drawn lines.</translation>
    </message>
    <message>
        <source>这项指标不是比率，或同组有数值的单位太少，画不出漏斗图。</source>
        <translation>This indicator is no rate, or too few peers have a value for a funnel plot.</translation>
    </message>
    <message>
        <source>得分为何变化</source>
        <translation>Why the score moved</translation>
    </message>
    <message>
        <source>上期得分到本期得分的精确分解，没有余项：表现的变化、权重与覆盖的变化、规则的变化、加减分与否决。</source>
        <translation>The exact way from the last score to this one, without a remainder: performance, weights and coverage, rules, points and vetoes.</translation>
    </message>
    <message>
        <source>两期都有得分才能分解变化。</source>
        <translation>Both issues need a score to explain the change.</translation>
    </message>
    <message>
        <source>与上期比</source>
        <translation>Against the last issue</translation>
    </message>
    <message>
        <source>每项指标的本期、上期、差和同比；比率的差以百分点计。换了口径、样本过少或缺数的不作比较。得分贡献差相加就是基础分的变化。</source>
        <translation>Each indicator now, before, the difference and year on year; differences of rates in percentage points. Not compared: another definition, too few cases, missing values. The changes in points add up to the change of the base score.</translation>
    </message>
    <message>
        <source>指标目录里没有适用于本期的指标。</source>
        <translation>The catalogue has no indicators for this period.</translation>
    </message>
    <message>
        <source>两单位比较</source>
        <translation>Two units compared</translation>
    </message>
    <message>
        <source>同一期两个单位逐项对照。两者的 95% 区间重叠时，差别可能只是机会。折合得分相加就是基础分之差。</source>
        <translation>Two units of one issue, line by line. Where their 95% intervals overlap the difference may be chance. The points add up to the difference of the base scores.</translation>
    </message>
    <message>
        <source>还没有选对照单位。在上方“对照”里选一个单位。</source>
        <translation>No second unit yet. Choose one above.</translation>
    </message>
    <message>
        <source>文书与背景</source>
        <translation>Documents and context</translation>
    </message>
    <message>
        <source>本期的监督文书；处罚数量等只作背景的数字；文件公布的数值与本系统计算的并列，互不替代。</source>
        <translation>Supervision documents of the period; volumes of penalties, as context only; published values beside those computed here, neither in place of the other.</translation>
    </message>
    <message>
        <source>本期没有得分。指标有数值并达到覆盖率后才有得分，缺什么见“叙述”的数据一段。</source>
        <translation>No scores in this issue. Scores need values and enough coverage; what is missing stands under Data in the text.</translation>
    </message>
    <message>
        <source>异常项</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>综合得分</source>
        <translation>Total score</translation>
    </message>
    <message>
        <source>基础分是各指标得分按有效权重的平均；综合得分再计入加分、扣分、封顶和否决，两者都列出。名次按四舍五入后的综合得分排，同分并列；覆盖率不足不参与排名。</source>
        <translation>The base score is the mean of the indicators' scores by effective weight; the total adds bonus, deductions, caps and vetoes. Both are shown. Ranks follow the rounded total, equal scores tie; units without enough coverage are not ranked.</translation>
    </message>
    <message>
        <source>叙述</source>
        <translation>In words</translation>
    </message>
    <message>
        <source>由固定句式写成，只说数字本身能说明的：在控制限之内的变化说是机会波动，样本过少的只列数字，缺数按原因计数。</source>
        <translation>Written from fixed templates that claim only what the numbers carry: a change inside the limits is called chance, too few cases are listed without judgement, missing values are counted by reason.</translation>
    </message>
    <message>
        <source>维度得分</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>各维度在同一条 0 到 100 的尺上：点是本单位，短线是同组中位，浅色带是同组中间一半。右边的雷达图只是标志，面积没有含义。</source>
        <translation>All dimensions on one scale of 0 to 100: the dot is this unit, the tick the median of its peers, the band their middle half. The radar at the right is an emblem; its area means nothing.</translation>
    </message>
    <message>
        <source>指标目录没有维度。请在目录里给指标归入维度。</source>
        <translation>The catalogue has no dimensions. Assign the indicators to dimensions there.</translation>
    </message>
    <message>
        <source>全部维度</source>
        <translation>All dimensions</translation>
    </message>
    <message>
        <source>另有 %1 项</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>对照目标</source>
        <translation>Against targets</translation>
    </message>
    <message>
        <source>条是本期数值，竖线是目标，菱形是同组中位，底色分段是同组的四分位。三角只出现在控制图判为不利的指标上，低于平均不着色。样本过少的列在下面，只有“9/10”这样的数字。</source>
        <translation>The bar is the value, the tick the target, the diamond the median of peers, the shades their quartiles. Only indicators that the control chart finds unfavourable get a triangle; below average has no colour. Those with too few cases stand below as numbers like 9/10.</translation>
    </message>
    <message>
        <source>这个维度没有指标。</source>
        <translation>This dimension has no indicators.</translation>
    </message>
    <message>
        <source>贡献与失分</source>
        <translation>Points gained and lost</translation>
    </message>
    <message>
        <source>每项指标给综合得分贡献了多少分（实条）、失去多少分（空框）。失分多的在上：改进它对得分的提升最大。全部贡献相加就是基础分。</source>
        <translation>How many points each indicator gave (filled) and lost (open). Those that lose most stand on top: improving them raises the score most. All contributions add up to the base score.</translation>
    </message>
    <message>
        <source>本期的预警，红、橙、黄、蓝由重到轻：红是法定时限已过或否决事项，橙是超出控制限或按现状达不到目标，黄是未达到目标（样本足够）或同时触发两条规则，蓝是走势向不利方向异常。样本过少和处罚数量从不预警。一个单位一项指标只有一条预警；在列表里按 A 或用下面的按钮确认并定期限，确认留痕、不能删改；连续两期没有信号才关闭，没有数值的时期不算安静。</source>
        <translation>Warnings of the period, red, orange, yellow and blue by gravity: red is a legal deadline passed or a veto event, orange is outside the control limits or a target that will be missed as things are, yellow is a missed target (with enough cases) or two rules at once, blue is a trend in the wrong direction. Too few cases and numbers of penalties never warn. There is one alert for a unit and an indicator; press A in the list or the button below to acknowledge it and set a due date, which is logged and cannot be changed. It closes after two periods without a signal; a period without a value is not quiet.</translation>
    </message>
</context>
<context>
    <name>PortraitPoints</name>
    <message>
        <source>失 %1</source>
        <translation>lost %1</translation>
    </message>
    <message>
        <source>另有 %1 项</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>贡献 %1，失分 %2，满分 %3</source>
        <translation>gained %1, lost %2, full %3</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>贡献</source>
        <translation>Gained</translation>
    </message>
    <message>
        <source>失分</source>
        <translation>Lost</translation>
    </message>
</context>
<context>
    <name>PortraitReader</name>
    <message>
        <source>没有得分</source>
        <translation>no score</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>PortraitScore</name>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Number</translation>
    </message>
</context>
<context>
    <name>PortraitSentences</name>
    <message>
        <source>综合得分 %1，加减分与否决之前的基础分 %2（用到规则 %3 条）。</source>
        <translation>Total score %1; base score before points and vetoes %2 (rules applied: %3).</translation>
    </message>
    <message>
        <source>综合得分 %1，本期没有加分、扣分和否决。</source>
        <translation>Total score %1; no bonus, deduction or veto in this issue.</translation>
    </message>
    <message>
        <source>没有综合得分。</source>
        <translation>There is no total score.</translation>
    </message>
    <message>
        <source>基础分 %1，不给出综合得分。</source>
        <translation>Base score %1; no total is given.</translation>
    </message>
    <message>
        <source>在参与排名的 %2 个单位中列第 %1 位。</source>
        <translation>Rank %1 of %2 ranked units.</translation>
    </message>
    <message>
        <source>在参与排名的 %2 个单位中并列第 %1 位（同分 %3 个）。</source>
        <translation>Tied rank %1 of %2 ranked units (%3 with this score).</translation>
    </message>
    <message>
        <source>计入权重和抽样的不确定性，名次在第 %1 至第 %2 位之间，区间之内的先后不宜解读。</source>
        <translation>With the uncertainty of weights and samples the rank lies between %1 and %2; the order inside that interval should not be read.</translation>
    </message>
    <message>
        <source>未参与排名：%1。</source>
        <translation>Not ranked: %1.</translation>
    </message>
    <message>
        <source>未参与排名：覆盖率 %1 低于要求的 %2。</source>
        <translation>Not ranked: coverage %1 is below the required %2.</translation>
    </message>
    <message>
        <source>没有上一期的数据，不作比较。</source>
        <translation>There is no earlier issue to compare with.</translation>
    </message>
    <message>
        <source>基础分较上期 %1，在机会波动范围内。</source>
        <translation>Base score %1 against the last issue, within chance variation.</translation>
    </message>
    <message>
        <source>基础分较上期 %1，超出机会波动范围。</source>
        <translation>Base score %1 against the last issue, beyond chance variation.</translation>
    </message>
    <message>
        <source>基础分较上期 %1；控制限只有 %2 期数据，还不能判断是否超出机会波动。</source>
        <translation>Base score %1 against the last issue; the limits rest on %2 periods only, so whether it is beyond chance cannot be told yet.</translation>
    </message>
    <message>
        <source>综合得分变化的来源：表现 %1，权重与覆盖 %2，规则 %3，加减分与否决 %4。</source>
        <translation>Sources of the change in the total: performance %1, weights and coverage %2, rules %3, points and vetoes %4.</translation>
    </message>
    <message>
        <source>名次变化：因自身 %1 位，因其他单位 %2 位（负数为前移）。</source>
        <translation>Change of rank: %1 by its own score, %2 by the others (negative is towards the top).</translation>
    </message>
    <message>
        <source>两期适用的指标目录不同，差值不全是表现的变化。</source>
        <translation>Different catalogues applied in the two issues; differences are not performance alone.</translation>
    </message>
    <message>
        <source>预警 %1 项：红 %2，橙 %3，黄 %4，蓝 %5。</source>
        <translation>Warnings: %1 (red %2, orange %3, yellow %4, blue %5).</translation>
    </message>
    <message>
        <source>预警还在计算。</source>
        <translation>Warnings are still being worked out.</translation>
    </message>
    <message>
        <source>可评价的 %1 项指标没有预警。</source>
        <translation>None of the %1 indicators that can be judged has a warning.</translation>
    </message>
    <message>
        <source>%1 个维度低于同组四分位带：%2。</source>
        <translation>Dimensions below the peers' quartile band: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 个维度高于同组四分位带：%2。</source>
        <translation>Dimensions above the peers' quartile band: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 个维度在同组四分位带之内。</source>
        <translation>Dimensions inside the peers' quartile band: %1.</translation>
    </message>
    <message>
        <source>%1 个维度没有得分：%2。</source>
        <translation>Dimensions without a score: %1 (%2).</translation>
    </message>
    <message>
        <source>失分最多、提升空间最大：%1。</source>
        <translation>Most points lost, most to gain: %1.</translation>
    </message>
    <message>
        <source>有目标且可评价的指标 %3 项，达到 %1 项，未达到 %2 项。</source>
        <translation>Of %3 indicators with a target that can be judged, %1 met it and %2 missed it.</translation>
    </message>
    <message>
        <source>未达到目标：%1。</source>
        <translation>Target missed: %1.</translation>
    </message>
    <message>
        <source>%1 项样本过少，只列数字，不作评价：%2。</source>
        <translation>Too few cases, numbers only and no judgement: %1 (%2).</translation>
    </message>
    <message>
        <source>只作背景，不计分、不排名：%1。</source>
        <translation>Context only, not scored, not ranked: %1.</translation>
    </message>
    <message>
        <source>%1 项超出机会波动，方向不利：%2。</source>
        <translation>Beyond chance, unfavourable: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 项超出机会波动，方向有利：%2。</source>
        <translation>Beyond chance, favourable: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 项超出机会波动，方向不分好坏：%2。</source>
        <translation>Beyond chance, neither better nor worse: %1 (%2).</translation>
    </message>
    <message>
        <source>%1 项指标在机会波动范围内。</source>
        <translation>Indicators within chance variation: %1.</translation>
    </message>
    <message>
        <source>%1 项指标期数还少，控制限为试算，不作判断。</source>
        <translation>Indicators with few periods, limits on trial, no judgement: %1.</translation>
    </message>
    <message>
        <source>按现状对照目标：会达标 %1 项，达不到 %2 项，说不准 %3 项。</source>
        <translation>Against targets as things are: %1 will pass, %2 will fail, %3 hit or miss.</translation>
    </message>
    <message>
        <source>与同组相比，%1 项超出漏斗控制限：%2。</source>
        <translation>Against peers, outside the funnel limits: %1 (%2).</translation>
    </message>
    <message>
        <source>与同组相比，%1 项在漏斗控制限之内，差别可能只是机会。</source>
        <translation>Against peers, inside the funnel limits, so differences may be chance: %1.</translation>
    </message>
    <message>
        <source>指标 %1 项，有数值 %2 项，没有数值 %3 项。</source>
        <translation>Indicators: %1, with a value %2, without %3.</translation>
    </message>
    <message>
        <source>其中不适用 %1 项，未报 %2 项，沿用上期 %3 项，样本过少 %4 项，未通过校验 %5 项，没有来源 %6 项。</source>
        <translation>Of these not applicable %1, not reported %2, carried over %3, too few cases %4, rejected %5, without source %6.</translation>
    </message>
    <message>
        <source>得分覆盖了 %1 的适用权重。</source>
        <translation>Scores cover %1 of the applicable weight.</translation>
    </message>
    <message>
        <source>本期是第 %1 版（重述），原因：%2。</source>
        <translation>This is revision %1 (a restatement); reason: %2.</translation>
    </message>
    <message>
        <source>本期尚未结束，数字是阶段数。</source>
        <translation>The period is still running; figures are preliminary.</translation>
    </message>
    <message>
        <source>权重和规则是样例，待主管部门确定。</source>
        <translation>Weights and rules are samples, to be set by the office.</translation>
    </message>
    <message>
        <source>%1 项指标口径待确认。</source>
        <translation>Indicators whose definition is to be confirmed: %1.</translation>
    </message>
    <message>
        <source>数据是演示数据。</source>
        <translation>These are demonstration data.</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>%1，另有 %2 项</source>
        <translation>%1 and %2 more</translation>
    </message>
    <message>
        <source>较上期新增 %1 项，延续 %2 项，%3 项没有再出现。</source>
        <translation>%1 new since the last issue, %2 continuing, %3 not raised again.</translation>
    </message>
    <message>
        <source>计入权重和抽样的不确定性，名次仍是第 %1 位。</source>
        <translation>With the uncertainty of weights and samples the rank is still %1.</translation>
    </message>
</context>
<context>
    <name>PortraitTables</name>
    <message>
        <source>另有 %1 行</source>
        <translation>%1 more rows</translation>
    </message>
</context>
<context>
    <name>PortraitText</name>
    <message>
        <source>%1 年第 %2 期（月报）</source>
        <translation>%1, issue %2 (monthly)</translation>
    </message>
    <message>
        <source>%1 年第 %2 期（季报）</source>
        <translation>%1, issue %2 (quarterly)</translation>
    </message>
    <message>
        <source>市</source>
        <translation>City</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>County</translation>
    </message>
    <message>
        <source>乡镇（街道）</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>部门</source>
        <translation>Department</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Team</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>not applicable</translation>
    </message>
    <message>
        <source>未报</source>
        <translation>not reported</translation>
    </message>
    <message>
        <source>沿用上期</source>
        <translation>carried over</translation>
    </message>
    <message>
        <source>样本过少</source>
        <translation>too few cases</translation>
    </message>
    <message>
        <source>未通过校验</source>
        <translation>rejected</translation>
    </message>
    <message>
        <source>没有来源</source>
        <translation>no source</translation>
    </message>
    <message>
        <source>红</source>
        <translation>R</translation>
    </message>
    <message>
        <source>橙</source>
        <translation>O</translation>
    </message>
    <message>
        <source>黄</source>
        <translation>Y</translation>
    </message>
    <message>
        <source>蓝</source>
        <translation>B</translation>
    </message>
    <message>
        <source>走势异常，方向不利</source>
        <translation>unfavourable signal in the trend</translation>
    </message>
    <message>
        <source>超出控制限，方向不利</source>
        <translation>outside the limits, unfavourable</translation>
    </message>
    <message>
        <source>未达到目标</source>
        <translation>target missed</translation>
    </message>
    <message>
        <source>按现状达不到目标</source>
        <translation>will miss the target as things are</translation>
    </message>
    <message>
        <source>各单位数量过于均匀</source>
        <translation>counts of the units suspiciously even</translation>
    </message>
    <message>
        <source>否决事项</source>
        <translation>veto event</translation>
    </message>
    <message>
        <source>越过警戒值</source>
        <translation>beyond the alarm value</translation>
    </message>
    <message>
        <source>高于上控制限</source>
        <translation>above the upper limit</translation>
    </message>
    <message>
        <source>低于下控制限</source>
        <translation>below the lower limit</translation>
    </message>
    <message>
        <source>连续上升</source>
        <translation>rising run</translation>
    </message>
    <message>
        <source>连续下降</source>
        <translation>falling run</translation>
    </message>
    <message>
        <source>多期接近上控制限</source>
        <translation>several close to the upper limit</translation>
    </message>
    <message>
        <source>多期接近下控制限</source>
        <translation>several close to the lower limit</translation>
    </message>
    <message>
        <source>连续高于均值</source>
        <translation>run above the mean</translation>
    </message>
    <message>
        <source>连续低于均值</source>
        <translation>run below the mean</translation>
    </message>
    <message>
        <source>按现状会达标</source>
        <translation>will pass as things are</translation>
    </message>
    <message>
        <source>能否达标说不准</source>
        <translation>hit or miss</translation>
    </message>
    <message>
        <source>缺数值，不比较</source>
        <translation>no value, not compared</translation>
    </message>
    <message>
        <source>样本过少，不比较</source>
        <translation>too few cases, not compared</translation>
    </message>
    <message>
        <source>区间重叠，可能只是机会</source>
        <translation>intervals overlap, may be chance</translation>
    </message>
    <message>
        <source>区间不重叠</source>
        <translation>intervals do not overlap</translation>
    </message>
    <message>
        <source>结果</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>与上期比</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Exceptions</translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimensions</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Targets</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Trend</translation>
    </message>
    <message>
        <source>同组</source>
        <translation>Peers</translation>
    </message>
    <message>
        <source>数据</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>加分</source>
        <translation>Bonus</translation>
    </message>
    <message>
        <source>扣分</source>
        <translation>Deduction</translation>
    </message>
    <message>
        <source>封顶</source>
        <translation>Cap</translation>
    </message>
    <message>
        <source>否决</source>
        <translation>Veto</translation>
    </message>
    <message>
        <source>：%1</source>
        <translation>: %1</translation>
    </message>
    <message>
        <source>（%1）</source>
        <translation> (%1)</translation>
    </message>
</context>
<context>
    <name>PortraitWarnings</name>
    <message>
        <source>%1（新）</source>
        <translation>%1 (new)</translation>
    </message>
    <message>
        <source>另有 %1 项</source>
        <translation>%1 more</translation>
    </message>
    <message>
        <source>责任：%1</source>
        <translation>Owner: %1</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>责任</source>
        <translation>Owner</translation>
    </message>
    <message>
        <source>本期新增</source>
        <translation>New in this issue</translation>
    </message>
    <message>
        <source>是</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>否</source>
        <translation>no</translation>
    </message>
    <message>
        <source>%1 起</source>
        <translation>Since %1</translation>
    </message>
    <message>
        <source>，连续两期安静，已关闭</source>
        <translation>, two quiet periods, closed</translation>
    </message>
    <message>
        <source>，本期没有信号，再有一期安静即关闭</source>
        <translation>, no signal this period, closes after one more quiet one</translation>
    </message>
    <message>
        <source>%1 确认</source>
        <translation>acknowledged %1</translation>
    </message>
    <message>
        <source>，期限 %1</source>
        <translation>, due %1</translation>
    </message>
    <message>
        <source>（已逾期）</source>
        <translation> (overdue)</translation>
    </message>
    <message>
        <source>未确认</source>
        <translation>Not acknowledged</translation>
    </message>
    <message>
        <source>已关闭</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>已静 %1 期</source>
        <translation>Quiet for %1</translation>
    </message>
    <message>
        <source>已确认</source>
        <translation>Acknowledged</translation>
    </message>
    <message>
        <source>逾期 %1</source>
        <translation>Overdue since %1</translation>
    </message>
    <message>
        <source>已确认，限 %1</source>
        <translation>Acknowledged, due %1</translation>
    </message>
    <message>
        <source>起于</source>
        <translation>Since</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>确认人</source>
        <translation>Acknowledged by</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
</context>
<context>
    <name>QueueCsv</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>上报时间</source>
        <translation>Reported at</translation>
    </message>
    <message>
        <source>截止时间</source>
        <translation>Due at</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ended at</translation>
    </message>
    <message>
        <source>剩余分钟</source>
        <translation>Minutes left</translation>
    </message>
    <message>
        <source>经度（WGS-84）</source>
        <translation>Longitude (WGS-84)</translation>
    </message>
    <message>
        <source>纬度（WGS-84）</source>
        <translation>Latitude (WGS-84)</translation>
    </message>
    <message>
        <source>数据性质</source>
        <translation>Kind of data</translation>
    </message>
</context>
<context>
    <name>QueueFilterText</name>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>全部</source>
        <translation>All</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>文字</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>统计口径</source>
        <translation>Counted</translation>
    </message>
    <message>
        <source>图上范围</source>
        <translation>Area on the map</translation>
    </message>
    <message>
        <source>%1 至 %2</source>
        <translation>%1 to %2</translation>
    </message>
    <message>
        <source>%1 起</source>
        <translation>since %1</translation>
    </message>
    <message>
        <source>上报时间</source>
        <translation>Reported</translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message>
        <source>%1 天</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>（%1）</source>
        <translation> (%1)</translation>
    </message>
    <message>
        <source>，</source>
        <translation>, </translation>
    </message>
    <message>
        <source>，现在是“%1”</source>
        <translation>, it is now “%1”</translation>
    </message>
    <message>
        <source>，由%1承办</source>
        <translation>, with %1</translation>
    </message>
    <message>
        <source>已受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>已派遣</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>记录已保存</source>
        <translation>Note saved</translation>
    </message>
    <message>
        <source>紧急</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>重要</source>
        <translation>Important</translation>
    </message>
    <message>
        <source>一般</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>提示</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>派遣</source>
        <translation>Assigned</translation>
    </message>
    <message>
        <source>处置</source>
        <translation>Handling</translation>
    </message>
    <message>
        <source>缓办</source>
        <translation>Suspended</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>作废</source>
        <translation>Cancelled</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demonstration data</translation>
    </message>
    <message>
        <source>超期办结</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>按时</source>
        <translation>On time</translation>
    </message>
    <message>
        <source>超期 %1</source>
        <translation>%1 overdue</translation>
    </message>
    <message>
        <source>剩 %1</source>
        <translation>%1 left</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>%1：正在送往中心…</source>
        <translation>%1: on its way to the centre…</translation>
    </message>
    <message>
        <source>此前已%1%2，没有重复执行</source>
        <translation>%1: done before%2, not repeated</translation>
    </message>
    <message>
        <source>没有%1：事件已被他人改动%2%3</source>
        <translation>%1: not done, somebody else has changed the event%2%3</translation>
    </message>
    <message>
        <source>中心没有接受%1：%2</source>
        <translation>%1: not accepted by the centre: %2</translation>
    </message>
    <message>
        <source>没有说明原因</source>
        <translation>no reason given</translation>
    </message>
    <message>
        <source>%1超过了有效时间，没有执行；需要时请重新操作</source>
        <translation>%1: came too late and was not done; please repeat it if it is still needed</translation>
    </message>
    <message>
        <source>状态变更</source>
        <translation>State changed</translation>
    </message>
    <message>
        <source>%1没有存下，也没有执行：%2。%3</source>
        <translation>%1 was not kept and not done: %2. %3</translation>
    </message>
    <message>
        <source>%1：正在存盘…</source>
        <translation>%1: writing to disk…</translation>
    </message>
    <message>
        <source>%1已存盘，待发：轮到时自动送往中心</source>
        <translation>%1 is kept and waits its turn; it is sent by itself</translation>
    </message>
    <message>
        <source>%1已存盘，第 %2 次送往中心，尚无答复；不会重复执行</source>
        <translation>%1 is kept; sent for the %2th time, no answer yet; it is never done twice</translation>
    </message>
    <message>
        <source>%1已暂缓：同一事件的前一操作有冲突，请在“数据健康”中放行或撤回</source>
        <translation>%1 is held: an earlier action on this event met a conflict; release or withdraw it in Data health</translation>
    </message>
    <message>
        <source>%1已撤回，没有执行</source>
        <translation>%1 was withdrawn and not done</translation>
    </message>
    <message>
        <source>%1待决</source>
        <translation>%1: to decide</translation>
    </message>
    <message>
        <source>%1中…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1 下达的“%2”</source>
        <translation>“%2” given at %1</translation>
    </message>
    <message>
        <source>%1因前一条冲突而暂停，请在“数据健康”页决定</source>
        <translation>%1 is held because the order before it met a conflict; decide on page Data health</translation>
    </message>
    <message>
        <source>%1已送达，等待数据更新</source>
        <translation>%1 has reached the server; the row will follow</translation>
    </message>
    <message>
        <source>%1已保存在本机，等待送达</source>
        <translation>%1 is kept on this machine and waits to be sent</translation>
    </message>
    <message>
        <source>%1没有执行：这台机器上还有另一位操作员的操作等待发送。请他登录送出，或先撤回</source>
        <translation>%1 was not done: actions of another operator still wait on this machine. They have to sign in to send them, or the actions be withdrawn first</translation>
    </message>
    <message>
        <source>中心恢复后查不到这次%1，不会自动重发：请在“数据健康”中再次发送或放弃</source>
        <translation>The restored center does not know this %1; it is not sent again by itself: send it again or give it up under “Data health”</translation>
    </message>
    <message>
        <source>来源“%1”迟到：已超过应报间隔</source>
        <translation>Source “%1” is late: its interval has passed</translation>
    </message>
    <message>
        <source>来源“%1”中断：已超过应报间隔的两倍，这一行可能不是最新</source>
        <translation>Source “%1” is silent: twice its interval has passed, this row may be out of date</translation>
    </message>
    <message>
        <source>%1在中心恢复后查不到，请在“数据健康”页决定</source>
        <translation>%1 is not known to the restored center; decide under “Data health”</translation>
    </message>
    <message>
        <source>来源“%1”按时</source>
        <translation>Source “%1” is on time</translation>
    </message>
    <message>
        <source>来源“%1”不定期，或还没有听到过，不知道是否最新</source>
        <translation>Source “%1” is irregular or was never heard; whether this is the newest is not known</translation>
    </message>
</context>
<context>
    <name>SelectionTable</name>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Category</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>上报时间</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>截止时间</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>结束时间</source>
        <translation>Ended</translation>
    </message>
    <message>
        <source>经度（WGS-84）</source>
        <translation>Longitude (WGS-84)</translation>
    </message>
    <message>
        <source>纬度（WGS-84）</source>
        <translation>Latitude (WGS-84)</translation>
    </message>
</context>
<context>
    <name>ShellText</name>
    <message>
        <source>正在追赶</source>
        <translation>Catching up</translation>
    </message>
    <message>
        <source>未连接服务器</source>
        <translation>No server</translation>
    </message>
    <message>
        <source>没有给出中心服务器的地址</source>
        <translation>No address of a central server was given</translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>服务器拒绝了本机</source>
        <translation>Refused by the server</translation>
    </message>
    <message>
        <source>请联系管理员核对地址、账号和版本</source>
        <translation>Please have your administrator check address, account and version</translation>
    </message>
    <message>
        <source>正在追赶，还差 %1 条</source>
        <translation>Catching up, %1 changes to go</translation>
    </message>
    <message>
        <source>用 --central 地址 启动，即可更新</source>
        <translation>Start with --central ADDRESS to update</translation>
    </message>
    <message>
        <source>离线，自 %1 起</source>
        <translation>Offline since %1</translation>
    </message>
    <message>
        <source>画面是 %1的数据：截至 %2</source>
        <translation>This picture shows data of %1: as of %2</translation>
    </message>
    <message>
        <source>需要登录，自 %1 起</source>
        <translation>Sign-in needed since %1</translation>
    </message>
    <message>
        <source>需要登录</source>
        <translation>Sign-in needed</translation>
    </message>
    <message>
        <source>登录后自动继续</source>
        <translation>Goes on by itself after signing in</translation>
    </message>
</context>
<context>
    <name>TimePaper</name>
    <message>
        <source>%1 至 %2 上报</source>
        <translation>reported %1 to %2</translation>
    </message>
    <message>
        <source>回放 %1 的情形，不是现在</source>
        <translation>Replay: as it was at %1, not now</translation>
    </message>
    <message>
        <source>%1 起上报</source>
        <translation>reported since %1</translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>刚刚</source>
        <translation>just now</translation>
    </message>
    <message numerus="yes">
        <source>%n 秒前</source>
        <translation>
            <numerusform>%n second ago</numerusform>
            <numerusform>%n seconds ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟前</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时前</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 秒</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message>
        <source>截至 %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>截至 %1 · %2</source>
        <translation>As of %1 · %2</translation>
    </message>
</context>
<context>
    <name>ViewHistoryText</name>
    <message>
        <source>事件</source>
        <translation>Event</translation>
    </message>
</context>
<context>
    <name>WindowTitles</name>
    <message>
        <source>大屏</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>值班席</source>
        <translation>Duty</translation>
    </message>
    <message>
        <source>领导</source>
        <translation>Leader</translation>
    </message>
    <message>
        <source>分析</source>
        <translation>Analyst</translation>
    </message>
    <message>
        <source>运行保障</source>
        <translation>Health</translation>
    </message>
</context>
<context>
    <name>onescreen::AccountBanner</name>
    <message>
        <source>本机代码，请管理员批准</source>
        <translation>Code of this machine, for the administrator</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>等待管理员批准这台大屏。画面保留此前的数据，暂不更新</source>
        <translation>Waiting for the administrator to let this wall in. The data from before stay on the screen, without updates</translation>
    </message>
</context>
<context>
    <name>onescreen::AccountButtons</name>
    <message>
        <source>退出</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>退出登录：%1</source>
        <translation>Sign out: %1</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>登录后才能操作</source>
        <translation>Actions need a sign-in</translation>
    </message>
    <message>
        <source>解锁 Ctrl+L</source>
        <translation>Unlock Ctrl+L</translation>
    </message>
    <message>
        <source>输入密码解锁座席（Ctrl+L）</source>
        <translation>Enter the password to unlock the seat (Ctrl+L)</translation>
    </message>
    <message>
        <source>锁定 Ctrl+L</source>
        <translation>Lock Ctrl+L</translation>
    </message>
    <message>
        <source>锁定座席：画面照常，操作要先输密码（Ctrl+L）</source>
        <translation>Lock the seat: the picture stays, actions need the password first (Ctrl+L)</translation>
    </message>
    <message>
        <source>账号管理</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>管理账号和大屏（在 F12 数据健康里）</source>
        <translation>Look after accounts and walls (in F12 Data health)</translation>
    </message>
</context>
<context>
    <name>onescreen::AccountDialog</name>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>建立</source>
        <translation>Create</translation>
    </message>
    <message>
        <source>修改账号 %1</source>
        <translation>Change account %1</translation>
    </message>
    <message>
        <source>新建账号</source>
        <translation>New account</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>登录用，建立后不能改：小写字母、数字和 . _ -</source>
        <translation>For signing in; cannot be changed later: small letters, digits and . _ -</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>可以勾选几个</source>
        <translation>Tick one or more</translation>
    </message>
    <message>
        <source>首个密码</source>
        <translation>First password</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>没有区域的内容（字典、区域名称、数据源）人人可见</source>
        <translation>What has no region (dictionaries, region names, feeds) is seen by everybody</translation>
    </message>
    <message>
        <source>约三秒内生效：收回的区域，其数据立即从此人的客户端移除；收回的权限立即不能再用。</source>
        <translation>Holds within about three seconds: the data of regions taken away leave this person's client at once, and what is not allowed any more cannot be done any more.</translation>
    </message>
    <message>
        <source>自己的“管理员”要由另一位管理员去掉</source>
        <translation>Another administrator has to take this role from you</translation>
    </message>
    <message>
        <source>可以：%1</source>
        <translation>May: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>请至少勾选一个角色</source>
        <translation>Tick at least one role</translation>
    </message>
    <message>
        <source>请至少勾选一个区域，或选“全部区域”</source>
        <translation>Tick at least one region, or choose “All regions”</translation>
    </message>
    <message>
        <source>没有改动</source>
        <translation>Nothing was changed</translation>
    </message>
    <message>
        <source>已修改 %1</source>
        <translation>%1 was changed</translation>
    </message>
    <message>
        <source>已建立 %1，可以登录了</source>
        <translation>%1 was created and can sign in</translation>
    </message>
</context>
<context>
    <name>onescreen::AccountDisplay</name>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>角色</source>
        <translation>Roles</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>建立日期</source>
        <translation>Created</translation>
    </message>
    <message>
        <source>已停用</source>
        <translation>Disabled</translation>
    </message>
    <message>
        <source>正常（本人）</source>
        <translation>In use (you)</translation>
    </message>
    <message>
        <source>正常</source>
        <translation>In use</translation>
    </message>
</context>
<context>
    <name>onescreen::AccountPanel</name>
    <message>
        <source>账号</source>
        <translation>Accounts</translation>
    </message>
    <message>
        <source>账号保存在中心，不在本机。角色决定能做什么，区域决定能看到哪里的内容；改动约三秒内到处生效，失去的区域其数据从客户端移除。账号不删除，只停用，因为审计记录里有它的名字。不能停用自己，也不能没有管理员。每一步都写入审计。</source>
        <translation>Accounts are kept by the server, not here. Roles decide what one may do, regions what one sees; changes hold everywhere within about three seconds, and the data of regions that were lost leave the clients. Accounts are not removed but disabled, because the audit names them. Nobody can disable oneself, and there is always an administrator. Every step is written to the audit.</translation>
    </message>
    <message>
        <source>账号、姓名、角色、区域</source>
        <translation>Account, name, role, region</translation>
    </message>
    <message>
        <source>在账号中查找</source>
        <translation>Find in accounts</translation>
    </message>
    <message>
        <source>在账号中查找（Ctrl+F）</source>
        <translation>Find in accounts (Ctrl+F)</translation>
    </message>
    <message>
        <source>在账号中查找	Ctrl+F</source>
        <translation>Find in accounts	Ctrl+F</translation>
    </message>
    <message>
        <source>按“%1”排序</source>
        <translation>Sort by “%1”</translation>
    </message>
    <message>
        <source>新建账号…</source>
        <translation>New account…</translation>
    </message>
    <message>
        <source>修改…</source>
        <translation>Change…</translation>
    </message>
    <message>
        <source>设置密码…</source>
        <translation>Set password…</translation>
    </message>
    <message>
        <source>停用…</source>
        <translation>Disable…</translation>
    </message>
    <message>
        <source>改姓名、角色和区域（Enter）</source>
        <translation>Change name, roles and regions (Enter)</translation>
    </message>
    <message>
        <source>启用</source>
        <translation>Enable</translation>
    </message>
    <message>
        <source>不能停用自己，请另一位管理员来做</source>
        <translation>You cannot disable yourself; ask another administrator</translation>
    </message>
    <message>
        <source>找到 %1 个，共 %2 个</source>
        <translation>%1 found of %2</translation>
    </message>
    <message>
        <source>共 %1 个</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>共 %1 个，停用 %2 个</source>
        <translation>%1 in all, %2 disabled</translation>
    </message>
    <message>
        <source>中心没有账号</source>
        <translation>The server has no accounts</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>目前只有您一个账号。请为每个人各建一个，不要共用。</source>
        <translation>Yours is the only account. Make one for each person; do not share it.</translation>
    </message>
    <message>
        <source>停用账号</source>
        <translation>Disable account</translation>
    </message>
    <message>
        <source>停用 %1（%2）？

此人在各处的会话立即结束，不能再登录。已下达的操作和审计记录都保留。以后可以随时“启用”，密码不变。</source>
        <translation>Disable %1 (%2)?

This person's sessions end everywhere at once, and signing in is refused. Orders that were given and the audit stay. The account can be enabled again at any time, with the same password.</translation>
    </message>
    <message>
        <source>停用</source>
        <translation>Disable</translation>
    </message>
    <message>
        <source>正在等中心的答复…</source>
        <translation>Waiting for the server…</translation>
    </message>
    <message>
        <source>已停用 %1，会话已结束；需要时可再“启用”</source>
        <translation>%1 is disabled and signed out; it can be enabled again</translation>
    </message>
    <message>
        <source>已启用 %1，用原来的密码登录</source>
        <translation>%1 is enabled, with the password of before</translation>
    </message>
</context>
<context>
    <name>onescreen::ActionBox</name>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>派遣给该单位</source>
        <translation>Assign to this unit</translation>
    </message>
    <message>
        <source>收起</source>
        <translation>Fold</translation>
    </message>
    <message>
        <source>处理记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>做了什么、看到什么、下一步（Ctrl+回车 保存）</source>
        <translation>What was done, what was seen, what is next (Ctrl+Enter saves)</translation>
    </message>
    <message>
        <source>保存记录</source>
        <translation>Save note</translation>
    </message>
    <message>
        <source>收起，保留文字</source>
        <translation>Fold, keep the text</translation>
    </message>
    <message>
        <source>记录（有未发送的文字）N</source>
        <translation>Note (text not sent) N</translation>
    </message>
</context>
<context>
    <name>onescreen::AdminDialog</name>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>正在等中心的答复…</source>
        <translation>Waiting for the server…</translation>
    </message>
</context>
<context>
    <name>onescreen::AdminPanel</name>
    <message>
        <source>这些内容只在中心，连上后才能查看和修改</source>
        <translation>Only the server has this; it can be seen and changed when it is connected</translation>
    </message>
    <message>
        <source>再试一次</source>
        <translation>Try again</translation>
    </message>
</context>
<context>
    <name>onescreen::AlertBar</name>
    <message>
        <source>预警</source>
        <translation>Alert</translation>
    </message>
    <message>
        <source>确认并定期限（A）</source>
        <translation>Acknowledge, set due date (A)</translation>
    </message>
    <message>
        <source>确认人</source>
        <translation>Acknowledged by</translation>
    </message>
    <message>
        <source>期限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>处理期限；预填的是十五天后，请按实际改。</source>
        <translation>The day by which it is dealt with; fifteen days from now is only a proposal.</translation>
    </message>
    <message>
        <source>说明（可不填）</source>
        <translation>Note (may be empty)</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消（Esc）</source>
        <translation>Cancel (Esc)</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>onescreen::ApprovalDialog</name>
    <message>
        <source>批准</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>批准大屏或座席设备</source>
        <translation>Let a wall or seat in</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>设备画面上的八位代码，如 BCDF 2345；大小写、空格、连字符都不要紧</source>
        <translation>The eight signs on its screen, like BCDF 2345; case, blanks and hyphens do not matter</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>在哪里、是哪一台，如 指挥大厅西墙</source>
        <translation>Where and which one, like West wall</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>请对着设备逐字核对后再批准。批准后它只读这些区域的内容，没有密码，也不能操作；随时可以移除。</source>
        <translation>Compare the code with the screen before you let it in. It then reads these regions and nothing else, has no password and cannot act; it can be removed at any time.</translation>
    </message>
    <message>
        <source>请至少勾选一个区域，或选“全部区域”</source>
        <translation>Tick at least one region, or choose “All regions”</translation>
    </message>
    <message>
        <source>已批准 %1，几秒内开始显示</source>
        <translation>%1 is let in and shows its picture within seconds</translation>
    </message>
</context>
<context>
    <name>onescreen::AreaTool</name>
    <message>
        <source>围成的区域至少要有三个不同的点，请重画。</source>
        <translation>An area needs at least three different points; please draw again.</translation>
    </message>
</context>
<context>
    <name>onescreen::BaseMapChooser</name>
    <message>
        <source>底图</source>
        <translation>Base map</translation>
    </message>
    <message>
        <source>浓度</source>
        <translation>Strength</translation>
    </message>
    <message>
        <source>随界面</source>
        <translation>As the window</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>Night</translation>
    </message>
    <message>
        <source>日间</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>昼夜</source>
        <translation>Tone</translation>
    </message>
    <message>
        <source>自动</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>软件绘制</source>
        <translation>By software</translation>
    </message>
    <message>
        <source>显卡绘制</source>
        <translation>By graphics card</translation>
    </message>
    <message>
        <source>地图下次打开时起用</source>
        <translation>Takes effect when the map is next opened</translation>
    </message>
    <message>
        <source>绘制</source>
        <translation>Drawn</translation>
    </message>
    <message>
        <source>添加…</source>
        <translation>Add…</translation>
    </message>
    <message>
        <source>密钥…</source>
        <translation>Key…</translation>
    </message>
    <message>
        <source>预取…</source>
        <translation>Prefetch…</translation>
    </message>
    <message>
        <source>删除…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>内置底图</source>
        <translation>Built-in map</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1（需密钥）</source>
        <translation>%1 (needs a key)</translation>
    </message>
    <message>
        <source>删除底图</source>
        <translation>Remove base map</translation>
    </message>
    <message>
        <source>从列表中删除“%1”？文件和服务本身不受影响。</source>
        <translation>Remove “%1” from the list? The file or service itself is not touched.</translation>
    </message>
    <message>
        <source>删除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>用于大屏</source>
        <translation>Use on walls</translation>
    </message>
    <message>
        <source>各大屏窗口的地图也用这个底图、浓度和昼夜</source>
        <translation>The maps of all wall windows take over this base map, its strength and tone</translation>
    </message>
</context>
<context>
    <name>onescreen::BaseMapControl</name>
    <message>
        <source>底图“%1”不能使用，已用内置底图代替：%2</source>
        <translation>The base map “%1” cannot be used and is replaced by the built-in one: %2</translation>
    </message>
    <message>
        <source>正在打开…</source>
        <translation>Opening…</translation>
    </message>
    <message>
        <source>数据包自带，不用网络</source>
        <translation>From the data pack, needs no network</translation>
    </message>
    <message>
        <source>%1。%2。</source>
        <translation>%1. %2.</translation>
    </message>
    <message>
        <source>底图：%1</source>
        <translation>Base map: %1</translation>
    </message>
    <message>
        <source>内置底图</source>
        <translation>Built-in map</translation>
    </message>
    <message>
        <source>底图昼夜：%1</source>
        <translation>Base map: %1</translation>
    </message>
    <message>
        <source>随界面</source>
        <translation>as the window</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>night</translation>
    </message>
    <message>
        <source>日间</source>
        <translation>day</translation>
    </message>
    <message>
        <source>地址里的底图“%1”这台电脑没有，仍用原来的底图。</source>
        <translation>This computer does not have the base map “%1” of the address; the map stays as it was.</translation>
    </message>
</context>
<context>
    <name>onescreen::BatchDisplay</name>
    <message>
        <source>到达</source>
        <translation>Arrived</translation>
    </message>
    <message>
        <source>距上一批</source>
        <translation>Since the one before</translation>
    </message>
    <message>
        <source>来源截至</source>
        <translation>Source as of</translation>
    </message>
    <message>
        <source>行数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>接受</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>新增 / 更新</source>
        <translation>New / updated</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Rejected</translation>
    </message>
</context>
<context>
    <name>onescreen::BatchPanel</name>
    <message>
        <source>批次历史</source>
        <translation>Batch history</translation>
    </message>
    <message>
        <source>中心保存每个来源最近的批次，没有新内容的批次也算。接受是写入或原样已有的行；隔离是没有通过校验、未写入的行，原因已告诉来源系统。静默超过应报间隔为迟到，超过两倍为故障，即使没有任何报错。</source>
        <translation>The server keeps the newest batches of each source, also those without news. Accepted rows were written or were there already as they are; rejected rows failed the checks and were not written, and the source system was told why. Silence beyond the due interval is late; beyond twice the interval it is a fault, even without any error.</translation>
    </message>
    <message>
        <source>来源系统</source>
        <translation>Source system</translation>
    </message>
    <message>
        <source>最滞后的来源</source>
        <translation>The source furthest behind</translation>
    </message>
    <message>
        <source>最近一批 %1 · %2</source>
        <translation>Last batch %1 · %2</translation>
    </message>
    <message>
        <source>不定期的来源，没有应报间隔</source>
        <translation>Irregular source without a due interval</translation>
    </message>
    <message>
        <source>应报间隔 %1</source>
        <translation>Due every %1</translation>
    </message>
    <message>
        <source>○ 故障：已 %1 没有新批次，超过应报间隔的两倍</source>
        <translation>○ Fault: no batch for %1, more than twice the due interval</translation>
    </message>
    <message>
        <source>◐ 迟到</source>
        <translation>◐ Late</translation>
    </message>
    <message>
        <source>● 按时</source>
        <translation>● On time</translation>
    </message>
    <message>
        <source>◐ 批次按时到达，但来源的“截至”没有前移</source>
        <translation>◐ Batches come on time, but the source’s as-of does not move</translation>
    </message>
    <message>
        <source>没有指定中心服务器。批次由中心保存，要连上中心才能查看。</source>
        <translation>No central server was named. The batches are kept by the server and can be seen only while it is reachable.</translation>
    </message>
    <message>
        <source>您的账号不能查看批次历史</source>
        <translation>Your account may not see the batch history</translation>
    </message>
    <message>
        <source>登录后可以查看批次历史</source>
        <translation>Sign in to see the batch history</translation>
    </message>
    <message>
        <source>中心还没有收到这个来源的批次。</source>
        <translation>The server has not received a batch of this source yet.</translation>
    </message>
    <message>
        <source>中心还没有登记任何来源系统。</source>
        <translation>No source system is registered at the server yet.</translation>
    </message>
    <message>
        <source>到达（UTC）</source>
        <translation>Arrived (UTC)</translation>
    </message>
    <message>
        <source>距上一批（秒）</source>
        <translation>Since the one before (s)</translation>
    </message>
    <message>
        <source>来源截至（UTC）</source>
        <translation>Source as of (UTC)</translation>
    </message>
    <message>
        <source>行数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>接受</source>
        <translation>Accepted</translation>
    </message>
    <message>
        <source>新增</source>
        <translation>New</translation>
    </message>
    <message>
        <source>更新</source>
        <translation>Updated</translation>
    </message>
    <message>
        <source>隔离</source>
        <translation>Rejected</translation>
    </message>
</context>
<context>
    <name>onescreen::BigNumber</name>
    <message>
        <source>较昨日持平</source>
        <translation>As the day before</translation>
    </message>
    <message>
        <source>较昨日 %1 个百分点</source>
        <translation>%1 points on the day before</translation>
    </message>
    <message>
        <source>较昨日 %1</source>
        <translation>%1 on the day before</translation>
    </message>
</context>
<context>
    <name>onescreen::BookmarkBook</name>
    <message>
        <source>视图 %1</source>
        <translation>View %1</translation>
    </message>
</context>
<context>
    <name>onescreen::BookmarkPanel</name>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>书签记住地图的位置、比例、筛选和图层，按窗口保存。在地图上按 1–9 直接打开。</source>
        <translation>A bookmark remembers place, scale, filter and layers of the map; each window keeps its own. Keys 1–9 on the map open them.</translation>
    </message>
    <message>
        <source>键</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>打开 Enter</source>
        <translation>Open Enter</translation>
    </message>
    <message>
        <source>改名 F2</source>
        <translation>Rename F2</translation>
    </message>
    <message>
        <source>删除 Del</source>
        <translation>Delete Del</translation>
    </message>
    <message>
        <source>撤销 Ctrl+Z</source>
        <translation>Undo Ctrl+Z</translation>
    </message>
    <message>
        <source>添加 Ctrl+D</source>
        <translation>Add Ctrl+D</translation>
    </message>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
</context>
<context>
    <name>onescreen::CachePanel</name>
    <message>
        <source>事件</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>资源</source>
        <translation>Resources</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Units</translation>
    </message>
    <message>
        <source>区划</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>字典条目</source>
        <translation>Dictionary entries</translation>
    </message>
    <message>
        <source>指标值</source>
        <translation>Indicator values</translation>
    </message>
    <message>
        <source>来源系统</source>
        <translation>Source systems</translation>
    </message>
    <message>
        <source>办理记录</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>已同步到序号</source>
        <translation>Synced to number</translation>
    </message>
    <message>
        <source>服务器最新序号</source>
        <translation>Newest number at the server</translation>
    </message>
    <message>
        <source>落后</source>
        <translation>Behind</translation>
    </message>
    <message>
        <source>隔离的坏行</source>
        <translation>Quarantined rows</translation>
    </message>
    <message>
        <source>其中演示数据</source>
        <translation>Of these demonstration</translation>
    </message>
    <message>
        <source>结构版本</source>
        <translation>Schema version</translation>
    </message>
    <message>
        <source>日志纪元</source>
        <translation>Log epoch</translation>
    </message>
    <message>
        <source>本地缓存</source>
        <translation>Local cache</translation>
    </message>
    <message>
        <source>缓存由中心的变更日志逐页写成。落后是服务器最新序号与本地序号之差；无法识别的行单独隔离，不影响其他行。</source>
        <translation>The cache is written page by page from the change log of the centre. Behind is the newest number at the server less our own; rows that cannot be read are quarantined alone.</translation>
    </message>
    <message>
        <source>%1，超过设定的上限</source>
        <translation>%1, above the limit that was set</translation>
    </message>
    <message>
        <source>%1，磁盘可能有故障</source>
        <translation>%1, the disk may be failing</translation>
    </message>
    <message>
        <source>文件大小</source>
        <translation>File size</translation>
    </message>
    <message>
        <source>24 小时内因损坏重建</source>
        <translation>Rebuilt for damage in 24 hours</translation>
    </message>
    <message>
        <source>检索索引待写入</source>
        <translation>Rows waiting for the search index</translation>
    </message>
    <message>
        <source>上次全面检查</source>
        <translation>Last full check</translation>
    </message>
    <message>
        <source>此前办结的事件已移出</source>
        <translation>Events closed before were removed</translation>
    </message>
    <message>
        <source>这台机器上还没有数据；第一次同步后这里显示缓存的状况</source>
        <translation>There are no data on this machine yet; after the first synchronisation this shows how the cache is doing</translation>
    </message>
</context>
<context>
    <name>onescreen::CardDesk</name>
    <message>
        <source>就近队伍</source>
        <translation>Nearest teams</translation>
    </message>
    <message>
        <source>选中其中事件</source>
        <translation>Choose its events</translation>
    </message>
    <message>
        <source>只看此区 Enter</source>
        <translation>Only this area Enter</translation>
    </message>
    <message>
        <source>事件队列</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>效能画像</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>季度指标</source>
        <translation>Indicators</translation>
    </message>
</context>
<context>
    <name>onescreen::CategoryPanel</name>
    <message>
        <source>事件类型</source>
        <translation>Events by type</translation>
    </message>
    <message>
        <source>期间内上报的事件数，按事件大类，从多到少；排不下的合并为“其他”。</source>
        <translation>Events reported in the period by top category, most first; what does not fit is added up as “Other”.</translation>
    </message>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>这个期间和范围内没有上报的事件。</source>
        <translation>No event was reported in this period and area.</translation>
    </message>
</context>
<context>
    <name>onescreen::ChoroplethLayer</name>
    <message>
        <source>分级设色</source>
        <translation>Areas by value</translation>
    </message>
    <message>
        <source>暂时读不到数量，稍后重试</source>
        <translation>Counts cannot be read just now; will be tried again</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>（未结束）</source>
        <translation> (not ended)</translation>
    </message>
    <message>
        <source>目标 %1：达到为蓝，未达为橙</source>
        <translation>Target %1: blue meets it, orange does not</translation>
    </message>
    <message>
        <source>目标 %1：不超为蓝，超过为橙</source>
        <translation>Target %1: blue stays within it, orange exceeds it</translation>
    </message>
    <message>
        <source>缺：%1</source>
        <translation>Missing: %1</translation>
    </message>
    <message>
        <source>界线为近似</source>
        <translation>Boundary is approximate</translation>
    </message>
    <message>
        <source>无界线，以驻地圆点表示</source>
        <translation>No boundary: disc at the seat</translation>
    </message>
    <message>
        <source>无界线也无驻地，未上图：%1</source>
        <translation>Neither boundary nor seat, not on the map: %1</translation>
    </message>
    <message>
        <source>只知上级区划，未计入</source>
        <translation>Known only for a larger area, not counted</translation>
    </message>
    <message>
        <source>指标暂时算不出</source>
        <translation>Indicators cannot be computed just now</translation>
    </message>
    <message>
        <source>正在计算…</source>
        <translation>Computing…</translation>
    </message>
</context>
<context>
    <name>onescreen::ChoroplethOptions</name>
    <message>
        <source>内容</source>
        <translation>Content</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>县（市、区）</source>
        <translation>County</translation>
    </message>
    <message>
        <source>乡镇（街道）</source>
        <translation>Township</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>分级</source>
        <translation>Classes by</translation>
    </message>
    <message>
        <source>分位数</source>
        <translation>Quantiles</translation>
    </message>
    <message>
        <source>等距</source>
        <translation>Equal intervals</translation>
    </message>
    <message>
        <source>自然断点</source>
        <translation>Natural breaks</translation>
    </message>
    <message>
        <source>手工</source>
        <translation>By hand</translation>
    </message>
    <message>
        <source>级数</source>
        <translation>Number of classes</translation>
    </message>
    <message>
        <source>如 60, 80, 95</source>
        <translation>e.g. 60, 80, 95</translation>
    </message>
    <message>
        <source>界值</source>
        <translation>Limits</translation>
    </message>
    <message>
        <source>以目标值为界分两色</source>
        <translation>Two colours around the target</translation>
    </message>
    <message>
        <source>在指标页打开（口径与来源）</source>
        <translation>Open in indicators (definition and source)</translation>
    </message>
    <message>
        <source>最近已结束的季度</source>
        <translation>Last quarter that has ended</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
</context>
<context>
    <name>onescreen::CircleTool</name>
    <message>
        <source>公里</source>
        <translation>km</translation>
    </message>
    <message>
        <source>米</source>
        <translation>m</translation>
    </message>
    <message>
        <source>半径 %1 %2：回车确定%3 · 退格修改</source>
        <translation>Radius %1 %2: Enter to take it%3 · Backspace to change</translation>
    </message>
    <message>
        <source>（圆心在十字或指针处）</source>
        <translation> (centre at the cross or the pointer)</translation>
    </message>
    <message>
        <source>半径 %1：松开、再点一下或回车完成；也可直接输入米数（1.5k 为公里）</source>
        <translation>Radius %1: release, click again or Enter to finish; or type metres (1.5k is kilometres)</translation>
    </message>
    <message>
        <source>半径：从圆心拖出；或指到圆心后输入米数（1.5k 为公里）并回车 · Esc 退出</source>
        <translation>Radius: drag from the centre; or point at the centre, type metres (1.5k is kilometres) and Enter · Esc leaves</translation>
    </message>
    <message>
        <source>半径要大于 0、不超过 2000 公里，请重试。</source>
        <translation>A radius is more than 0 and at most 2000 km; please try again.</translation>
    </message>
</context>
<context>
    <name>onescreen::CommandBar</name>
    <message>
        <source>打开</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>场景、区域、代码或地址</source>
        <translation>Scene, area, code or address</translation>
    </message>
</context>
<context>
    <name>onescreen::ContradictionModel</name>
    <message>
        <source>与分子分母不符</source>
        <translation>Not its numerator over denominator</translation>
    </message>
    <message>
        <source>分项之和不等于合计</source>
        <translation>Parts do not add up to the total</translation>
    </message>
    <message>
        <source>同一事项两个数</source>
        <translation>Two numbers for one matter</translation>
    </message>
    <message>
        <source>与记录计算不符</source>
        <translation>Not what the rows give</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>原文：%1</source>
        <translation>As printed: %1</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>公布的数</source>
        <translation>Published figure</translation>
    </message>
    <message>
        <source>问题</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>公布值</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>另一个值</source>
        <translation>Other value</translation>
    </message>
    <message>
        <source>相差</source>
        <translation>Difference</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>时期</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>核算</source>
        <translation>Check</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>原文</source>
        <translation>As printed</translation>
    </message>
</context>
<context>
    <name>onescreen::ContradictionPanel</name>
    <message>
        <source>公布数字对账</source>
        <translation>Checks of published figures</translation>
    </message>
    <message>
        <source>把公布的数字互相核对：比率对分子分母，合计对分项，同一事项的两个数，以及公布值对由记录计算的值。只标出不一致，不修改任何一方；小于印出位数的舍入误差不算。键盘：上下选一行看原文，Enter 或 F6 打开由记录计算的那个数的口径，Ctrl+C 复制。</source>
        <translation>Published figures held against each other: rates against numerator and denominator, totals against parts, two numbers for one matter, and published values against those computed from rows. Differences are flagged; neither side is changed, and rounding of the printed digits is no difference. Keys: up and down choose a row and show its sentence, Enter or F6 opens the passport of the figure from rows, Ctrl+C copies.</translation>
    </message>
    <message>
        <source>公布的数字没有发现互相矛盾，也没有与记录计算不一致的。
导入指标文件（onescreen-cli import）后自动核对。</source>
        <translation>No published figure contradicts another one or the rows.
Figures are checked when they are imported (onescreen-cli import).</translation>
    </message>
    <message>
        <source>共 %1 处不一致。选一行看算式和原文。</source>
        <translation>%1 differences. Choose a row for its check and its sentence.</translation>
    </message>
</context>
<context>
    <name>onescreen::CornerLegend</name>
    <message>
        <source>截至 %1</source>
        <translation>As of %1</translation>
    </message>
</context>
<context>
    <name>onescreen::DesktopClient</name>
    <message>
        <source>无法启动</source>
        <translation>Cannot start</translation>
    </message>
    <message>
        <source>退出</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>自检用的空数据文件夹建不成</source>
        <translation>The empty data folder of the self-test could not be made</translation>
    </message>
    <message>
        <source>数据包不可用</source>
        <translation>The data pack cannot be used</translation>
    </message>
    <message>
        <source>数据文件夹正被另一个程序使用</source>
        <translation>The data folder is in use by another program</translation>
    </message>
    <message>
        <source>数据文件夹不可写</source>
        <translation>The data folder cannot be written</translation>
    </message>
    <message>
        <source>也可以只看不更新：画面显示已有的数据。</source>
        <translation>You can also look without updating: what is there is shown.</translation>
    </message>
    <message>
        <source>只看</source>
        <translation>Look only</translation>
    </message>
</context>
<context>
    <name>onescreen::DeviceDisplay</name>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>批准日期</source>
        <translation>Let in</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
</context>
<context>
    <name>onescreen::DevicePanel</name>
    <message>
        <source>大屏与座席设备</source>
        <translation>Walls and seats</translation>
    </message>
    <message>
        <source>大屏没有人可以登录：第一次启动时它显示八位代码，管理员核对后批准。它只读所选区域的内容，不能操作，九十天不用自动失效。移除后立即断开，已读到的画面留着并标为过期；要恢复，须在设备上重新申请代码。每一步都写入审计。</source>
        <translation>Nobody can sign in at a wall: at its first start it shows eight signs, which an administrator compares and lets in. It reads the regions chosen, cannot act, and is shut out when it was not used for ninety days. Removed, it is cut off at once; what it has read stays and is marked old. To come back it has to ask for another code. Every step is written to the audit.</translation>
    </message>
    <message>
        <source>批准…</source>
        <translation>Let in…</translation>
    </message>
    <message>
        <source>移除…</source>
        <translation>Remove…</translation>
    </message>
    <message>
        <source>共 %1 台</source>
        <translation>%1 in all</translation>
    </message>
    <message>
        <source>还没有批准过设备。大屏第一次启动会显示八位代码，在这里批准后才开始显示。</source>
        <translation>None was let in yet. A wall shows eight signs at its first start and begins once it is let in here.</translation>
    </message>
    <message>
        <source>移除设备</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>移除 %1？

它立即断开，不再更新；已读到的画面留着并标为过期。要恢复，须在设备上重新申请代码，再批准一次。</source>
        <translation>Remove %1?

It is cut off at once and not updated any more; what it has read stays and is marked old. To come back it has to ask for another code and be let in again.</translation>
    </message>
    <message>
        <source>移除</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>正在等中心的答复…</source>
        <translation>Waiting for the server…</translation>
    </message>
    <message>
        <source>已移除 %1，它已断开</source>
        <translation>%1 is removed and cut off</translation>
    </message>
</context>
<context>
    <name>onescreen::EventCardView</name>
    <message>
        <source>%1 上报 · %2 · %3</source>
        <translation>Reported %1 · %2 · %3</translation>
    </message>
    <message>
        <source>还没有单位承办</source>
        <translation>Nobody has it yet</translation>
    </message>
    <message>
        <source>%1 · %2 派遣</source>
        <translation>%1 · assigned %2</translation>
    </message>
    <message>
        <source>没有规定时限</source>
        <translation>No due time</translation>
    </message>
    <message>
        <source>%1 · 截止 %2</source>
        <translation>%1 · due %2</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>时间</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>承办</source>
        <translation>With</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>情况描述</source>
        <translation>Description</translation>
    </message>
    <message>
        <source>处理经过</source>
        <translation>History</translation>
    </message>
    <message>
        <source>定位 G</source>
        <translation>Locate G</translation>
    </message>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
    <message>
        <source>这个事件已不在缓存中</source>
        <translation>This event is no longer in the cache</translation>
    </message>
    <message>
        <source>在列表或地图上选一个事件</source>
        <translation>Choose an event in the list or on the map</translation>
    </message>
</context>
<context>
    <name>onescreen::EventLineDelegate</name>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
</context>
<context>
    <name>onescreen::EventMapLayer</name>
    <message>
        <source>事件</source>
        <translation>Events</translation>
    </message>
    <message>
        <source>聚合：件数，环为状态</source>
        <translation>Cluster: count, ring by state</translation>
    </message>
    <message>
        <source>红弧：超期未结</source>
        <translation>Red arc: open and overdue</translation>
    </message>
    <message>
        <source>环色：%1</source>
        <translation>Ring: %1</translation>
    </message>
    <message>
        <source>正在整理点位…</source>
        <translation>Arranging places…</translation>
    </message>
    <message>
        <source>筛去 %1 件</source>
        <translation>%1 filtered out</translation>
    </message>
</context>
<context>
    <name>onescreen::EventOptions</name>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>等级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>类别</source>
        <translation>Type</translation>
    </message>
</context>
<context>
    <name>onescreen::ExportDialog</name>
    <message>
        <source>导出…</source>
        <translation>Export…</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>导出“%1”</source>
        <translation>Export "%1"</translation>
    </message>
    <message>
        <source>浅色（打印）</source>
        <translation>Light (print)</translation>
    </message>
    <message>
        <source>深色（大屏）</source>
        <translation>Dark (wall)</translation>
    </message>
    <message>
        <source>宽（像素）</source>
        <translation>Width (pixels)</translation>
    </message>
    <message>
        <source>高（像素）</source>
        <translation>Height (pixels)</translation>
    </message>
    <message>
        <source>分辨率（DPI）</source>
        <translation>Resolution (DPI)</translation>
    </message>
    <message>
        <source>颜色</source>
        <translation>Colours</translation>
    </message>
    <message>
        <source>格式</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>已取消，没有写文件。</source>
        <translation>Cancelled; no file was written.</translation>
    </message>
    <message>
        <source>没有写成 %1：%2。%3。</source>
        <translation>%1 was not written: %2. %3.</translation>
    </message>
</context>
<context>
    <name>onescreen::ExportGate</name>
    <message>
        <source>不能导出</source>
        <translation>Cannot export</translation>
    </message>
</context>
<context>
    <name>onescreen::FactTable</name>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
</context>
<context>
    <name>onescreen::FeedDisplay</name>
    <message>
        <source>● 正常</source>
        <translation>● In order</translation>
    </message>
    <message>
        <source>◐ 迟到</source>
        <translation>◐ Late</translation>
    </message>
    <message>
        <source>○ 中断</source>
        <translation>○ Silent</translation>
    </message>
    <message>
        <source>– 不定期</source>
        <translation>– Irregular</translation>
    </message>
    <message>
        <source>实时</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>导入</source>
        <translation>Imported</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demonstration data</translation>
    </message>
    <message>
        <source>来源系统</source>
        <translation>Source system</translation>
    </message>
    <message>
        <source>时效</source>
        <translation>Freshness</translation>
    </message>
    <message>
        <source>截至</source>
        <translation>As of</translation>
    </message>
    <message>
        <source>应报间隔</source>
        <translation>Interval</translation>
    </message>
    <message>
        <source>累计行数</source>
        <translation>Rows</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
</context>
<context>
    <name>onescreen::FeedPanel</name>
    <message>
        <source>数据来源</source>
        <translation>Sources</translation>
    </message>
    <message>
        <source>中心还没有登记任何来源系统。</source>
        <translation>The centre knows no source system yet.</translation>
    </message>
    <message>
        <source>每个来源系统声明的“完整到”时间。超过应报间隔为迟到，超过两倍为中断；不定期的来源没有时效。选中一行看它的批次。</source>
        <translation>The time up to which each source system says its data are complete. Older than its due interval is late, older than twice that is silent; irregular sources are neither. Choose a row to see its batches.</translation>
    </message>
</context>
<context>
    <name>onescreen::FeedTable</name>
    <message>
        <source>来源系统</source>
        <translation>Source system</translation>
    </message>
    <message>
        <source>代码</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>截至（UTC）</source>
        <translation>As of (UTC)</translation>
    </message>
    <message>
        <source>应报间隔（秒）</source>
        <translation>Interval (s)</translation>
    </message>
    <message>
        <source>累计行数</source>
        <translation>Rows</translation>
    </message>
</context>
<context>
    <name>onescreen::FigureTable</name>
    <message>
        <source>按宽度自动显示</source>
        <translation>As many as fit</translation>
    </message>
    <message>
        <source>口径（F6）</source>
        <translation>Passport (F6)</translation>
    </message>
    <message>
        <source>复制（Ctrl+C）</source>
        <translation>Copy (Ctrl+C)</translation>
    </message>
    <message>
        <source>按此列排序（空格）</source>
        <translation>Sort by this column (Space)</translation>
    </message>
</context>
<context>
    <name>onescreen::FullRateCell</name>
    <message>
        <source>※ 口径待确认</source>
        <translation>※ Definition to be confirmed</translation>
    </message>
    <message>
        <source>件未达到</source>
        <translation>failures</translation>
    </message>
</context>
<context>
    <name>onescreen::FullRatePanel</name>
    <message>
        <source>四个 100%</source>
        <translation>The four 100%</translation>
    </message>
    <message>
        <source>目标为 100% 的比率。接近目标时比率本身不说明问题，所以先写未达到的件数（分母减分子），下面是比率和“分子/分母”。缺失写“—”和原因，不写 0。点按或 F6 看口径。</source>
        <translation>Rates whose target is 100%. Near the target the rate itself says little, so the number of failures (denominator less numerator) comes first; below stand the rate and its parts. Missing is “—” with the reason, never 0. Click or F6 opens the passport.</translation>
    </message>
    <message>
        <source>指标目录里没有目标为 100% 的比率。</source>
        <translation>The catalogue has no rate whose target is 100%.</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>未达件数</source>
        <translation>Failures</translation>
    </message>
    <message>
        <source>比率（%）</source>
        <translation>Rate (%)</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Numerator</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>环比（百分点）</source>
        <translation>On the period before (pp)</translation>
    </message>
    <message>
        <source>缺失原因</source>
        <translation>Why missing</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>口径待确认</source>
        <translation>Definition to be confirmed</translation>
    </message>
</context>
<context>
    <name>onescreen::HealthScene</name>
    <message>
        <source>数据健康</source>
        <translation>Data health</translation>
    </message>
    <message>
        <source>运行状态</source>
        <translation>Operation</translation>
    </message>
    <message>
        <source>账号与大屏</source>
        <translation>Accounts and walls</translation>
    </message>
</context>
<context>
    <name>onescreen::HeatLayer</name>
    <message>
        <source>事件密度</source>
        <translation>Event density</translation>
    </message>
    <message>
        <source>事件分布太广，这个带宽算不了；请选更大的带宽</source>
        <translation>Events cover too much ground for this bandwidth; choose a larger one</translation>
    </message>
    <message>
        <source>件/km² · 带宽 %1</source>
        <translation>events/km² · bandwidth %1</translation>
    </message>
    <message>
        <source>%1 以上</source>
        <translation>%1 and more</translation>
    </message>
    <message>
        <source>最高 %1</source>
        <translation>peak %1</translation>
    </message>
    <message>
        <source>没有有坐标的事件</source>
        <translation>No event with a position</translation>
    </message>
    <message>
        <source>低于 %1 不着色</source>
        <translation>Below %1 not coloured</translation>
    </message>
    <message>
        <source>无坐标，未计入</source>
        <translation>Without position, not counted</translation>
    </message>
    <message>
        <source>正在计算…</source>
        <translation>Computing…</translation>
    </message>
    <message>
        <source>事件密度 %1 件/km²</source>
        <translation>Event density %1 per km²</translation>
    </message>
    <message>
        <source>随缩放</source>
        <translation>Follows zoom</translation>
    </message>
    <message>
        <source>带宽（核的标准差）</source>
        <translation>Bandwidth (standard deviation)</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorPages</name>
    <message>
        <source>各地走势</source>
        <translation>Courses of the areas</translation>
    </message>
    <message>
        <source>所选指标在下一级各单位的走势，同一刻度，可以直接比较。虚线是目标，横线是上一级的本期数值。没有数值的时期留空。点按进入该单位。</source>
        <translation>The chosen indicator in the units of the next level, on one scale, so that they can be compared. Dashed is the target, the level line is the value of the larger area. Periods without a value are gaps. A click enters the unit.</translation>
    </message>
    <message>
        <source>名次变化</source>
        <translation>Ranks over time</translation>
    </message>
    <message>
        <source>近 8 个季度（或 12 个月）的名次，第 1 名在上，并列共用一格，最多突出 5 个单位，其余灰色。色带是名次的 90% 区间：区间重叠的前后不说明问题。</source>
        <translation>Ranks of the last 8 quarters (or 12 months), the first on top; ties share a slot; at most 5 units stand out, the others are grey. The band is the 90% interval of the rank: where bands overlap the order says nothing.</translation>
    </message>
    <message>
        <source>两期对照</source>
        <translation>Two periods</translation>
    </message>
    <message>
        <source>左边是对照期，右边是本期。只有一期有数值的单位只画那一端。</source>
        <translation>On the left the period compared with, on the right this one. A unit with a value in one of them has that end only.</translation>
    </message>
    <message>
        <source>综合指数为什么变化</source>
        <translation>Why the index changed</translation>
    </message>
    <message>
        <source>从对照期到本期，每一段是一个指标带来的变化，加起来正好等于总变化，没有余数。“权重与覆盖”是权重改变或指标缺失造成的，不是工作好坏；加分、扣分、封顶和一票否决单列。</source>
        <translation>From the period compared with to this one; each step is what one indicator changed, and they add up to the whole change without a rest. “Weights and coverage” comes from other weights or missing indicators, not from better or worse work; bonus, deductions, caps and vetoes stand by themselves.</translation>
    </message>
    <message>
        <source>所选指标为什么变化</source>
        <translation>Why the chosen indicator changed</translation>
    </message>
    <message>
        <source>把比率的变化分成两部分：各类案件自身的变化，和案件结构的变化。结构变化大于自身变化时，总的升降不能说明工作好坏。</source>
        <translation>Splits the change of a rate into that of the types of cases themselves and that of their mix. Where the mix changed more, rise or fall of the total says nothing about the work.</translation>
    </message>
    <message>
        <source>各地走势 · %1</source>
        <translation>Courses of the areas · %1</translation>
    </message>
    <message>
        <source>这一级没有可以对照的单位。</source>
        <translation>There are no units to compare on this level.</translation>
    </message>
    <message>
        <source>这一期没有单位参与排名。</source>
        <translation>No unit is ranked in this period.</translation>
    </message>
    <message>
        <source>名次变化 · %1</source>
        <translation>Ranks over time · %1</translation>
    </message>
    <message>
        <source>两期对照 · %1</source>
        <translation>Two periods · %1</translation>
    </message>
    <message>
        <source>“%1”为什么变化</source>
        <translation>Why “%1” changed</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorPanel</name>
    <message>
        <source>季度指标</source>
        <translation>Quarterly indicators</translation>
    </message>
    <message>
        <source>文件中公布的指标，按原文的期间、数值和单位显示，不重新计算。色块的宽度就是数值所说的期间，虚线是目标；没有文件说到的季度留空。</source>
        <translation>Indicators as published in documents, with their period, value and unit as printed, not recomputed. A block is as wide as the period it speaks of, a dashed line is a target; quarters without a document stay empty.</translation>
    </message>
    <message>
        <source>还没有指标值。用 onescreen-cli import 导入指标文件后显示在这里。</source>
        <translation>No indicator values yet. Import an indicator file with onescreen-cli import and they appear here.</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorScene</name>
    <message>
        <source>季度指标</source>
        <translation>Quarterly indicators</translation>
    </message>
    <message>
        <source>本机还没有可以统计的事件，也没有导入的指标值。
连上中心同步事件，或者用 onescreen-cli import 导入指标文件（CSV）后，这里自动显示。</source>
        <translation>There are neither events to count nor imported values on this machine.
Connect to the centre to fetch events, or import a file of indicators (CSV) with onescreen-cli import; they appear here by themselves.</translation>
    </message>
    <message>
        <source>指标目录有错，用的是上一份有效的目录：%1</source>
        <translation>The catalogue has an error; the last valid one is used: %1</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorTableModel</name>
    <message>
        <source>件</source>
        <translation>cases</translation>
    </message>
    <message>
        <source>异常</source>
        <translation>Signal</translation>
    </message>
    <message>
        <source>未达标</source>
        <translation>Missed</translation>
    </message>
    <message>
        <source>达标</source>
        <translation>Met</translation>
    </message>
    <message>
        <source>无目标</source>
        <translation>No target</translation>
    </message>
    <message>
        <source>%1 ÷ %2</source>
        <translation>%1 ÷ %2</translation>
    </message>
    <message>
        <source>文件中：%1 %2</source>
        <translation>In documents: %1 %2</translation>
    </message>
    <message>
        <source>那时：%1</source>
        <translation>Then: %1</translation>
    </message>
    <message>
        <source>口径已换版，两期不完全可比</source>
        <translation>The definition changed in between: not fully comparable</translation>
    </message>
    <message>
        <source>口径待确认</source>
        <translation>Definition to be confirmed</translation>
    </message>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>维度</source>
        <translation>Dimension</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
    <message>
        <source>未达件数</source>
        <translation>Failures</translation>
    </message>
    <message>
        <source>环比</source>
        <translation>On period before</translation>
    </message>
    <message>
        <source>同比</source>
        <translation>On year before</translation>
    </message>
    <message>
        <source>走势</source>
        <translation>Course</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>百分点</source>
        <translation>pp</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Numerator</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>环比同比单位</source>
        <translation>Unit of the changes</translation>
    </message>
    <message>
        <source>缺失原因</source>
        <translation>Why missing</translation>
    </message>
    <message>
        <source>来历</source>
        <translation>Origin</translation>
    </message>
    <message>
        <source>口径</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>依据</source>
        <translation>Basis</translation>
    </message>
    <message>
        <source>口径版本</source>
        <translation>Definition version</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorTablePanel</name>
    <message>
        <source>指标表</source>
        <translation>Indicators</translation>
    </message>
    <message>
        <source>目标、实际、环比、同比都来自同一份指标目录。比率的变化用百分点，数量的变化用百分数。目标为 100% 的比率另列未达到的件数。样本少于目录规定的最少件数时只显示“分子/分母”，不评价。缺失的数写“—”，状态一列写原因。红色只用于控制图发出的异常信号，不用于低于平均或未达标。※ 表示口径待确认。键盘：上下选指标，左右选列，空格按列排序，F6 看口径，Ctrl+C 复制。</source>
        <translation>Target, actual value and changes come from one catalogue. Rates change in percentage points, counts in per cent. Rates whose target is 100% also show the number of failures. Below the catalogue’s least number of cases only the parts (“9/10”) are shown and nothing is judged. Missing is “—” and the state says why. Red is for signals of the control chart only, never for below average or below target. ※ means: definition to be confirmed. Keys: up and down choose the indicator, left and right the column, Space sorts by it, F6 opens the passport, Ctrl+C copies.</translation>
    </message>
    <message>
        <source>含没有来源的</source>
        <translation>With those without a source</translation>
    </message>
    <message>
        <source>也列出本机没有记录、也没有导入数值的指标</source>
        <translation>Also lists indicators that have neither records nor imported values here</translation>
    </message>
    <message>
        <source>选择列</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>共 %1 项</source>
        <translation>%1 indicators</translation>
    </message>
    <message>
        <source>异常 %1</source>
        <translation>%1 signals</translation>
    </message>
    <message>
        <source>未达标 %1</source>
        <translation>%1 missed</translation>
    </message>
    <message>
        <source>缺数 %1</source>
        <translation>%1 missing</translation>
    </message>
    <message>
        <source>没有来源 %1</source>
        <translation>%1 without a source</translation>
    </message>
    <message>
        <source>没有来源 %1（未列出）</source>
        <translation>%1 without a source (not listed)</translation>
    </message>
    <message>
        <source>※ 口径待确认 %1</source>
        <translation>※ %1 to be confirmed</translation>
    </message>
    <message>
        <source>这一期没有可以显示的指标。请换一期。</source>
        <translation>There are no indicators to show in this period. Choose another one.</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>“%1”的分母，选一个，全部窗口的数值随之重算；不是目录规定的不能用于公布。</source>
        <translation>Denominator of “%1”: all windows are computed anew with the one you choose; only the catalogue’s own is ever published.</translation>
    </message>
    <message>
        <source>÷ %1（目录规定）</source>
        <translation>÷ %1 (catalogue)</translation>
    </message>
    <message>
        <source>÷ %1</source>
        <translation>÷ %1</translation>
    </message>
    <message>
        <source>%1：%2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>onescreen::IndicatorView</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>地区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>期间</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>来源文件</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>实际</source>
        <translation>Actual</translation>
    </message>
</context>
<context>
    <name>onescreen::KeyDialog</name>
    <message>
        <source>底图密钥</source>
        <translation>Key of the base map</translation>
    </message>
    <message>
        <source>“%1”已有密钥。填写新的即替换；留空并保存即删除。</source>
        <translation>“%1” has a key. A new one replaces it; saving an empty one removes it.</translation>
    </message>
    <message>
        <source>“%1”需要密钥，请向服务方申请后填写。</source>
        <translation>“%1” needs a key. Get one from the service and enter it.</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>密钥只存在本机设置中，不写日志、不同步。</source>
        <translation>The key is kept in the settings of this machine only; it is neither logged nor synchronised.</translation>
    </message>
    <message>
        <source>保存</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>onescreen::LassoTool</name>
    <message>
        <source>圈选：按住画一圈；键盘用方向键移动、空格加点、回车完成 · 退格撤销 · Esc 退出</source>
        <translation>Lasso: draw around with the button down; by keyboard arrows, Space for a point, Enter to finish · Backspace takes back · Esc leaves</translation>
    </message>
</context>
<context>
    <name>onescreen::LayerBoard</name>
    <message>
        <source>图层</source>
        <translation>Layers</translation>
    </message>
    <message>
        <source>图层（L）</source>
        <translation>Layers (L)</translation>
    </message>
    <message>
        <source>恢复默认图层</source>
        <translation>Layers as they began</translation>
    </message>
    <message>
        <source>收起（L）</source>
        <translation>Fold (L)</translation>
    </message>
</context>
<context>
    <name>onescreen::LayerRow</name>
    <message>
        <source>图例与设置：%1（→）</source>
        <translation>Legend and settings: %1 (→)</translation>
    </message>
    <message>
        <source>不透明度</source>
        <translation>Opacity</translation>
    </message>
    <message>
        <source>最小显示级别</source>
        <translation>Lowest zoom level</translation>
    </message>
    <message>
        <source>最大显示级别</source>
        <translation>Highest zoom level</translation>
    </message>
    <message>
        <source>显示级别</source>
        <translation>Zoom levels</translation>
    </message>
    <message>
        <source>叠放次序</source>
        <translation>Order</translation>
    </message>
    <message>
        <source>上移一层（Ctrl+↑）</source>
        <translation>Move up (Ctrl+↑)</translation>
    </message>
    <message>
        <source>下移一层（Ctrl+↓）</source>
        <translation>Move down (Ctrl+↓)</translation>
    </message>
    <message>
        <source>放大到 %1 级起显示</source>
        <translation>Shown from zoom %1 on</translation>
    </message>
    <message>
        <source>缩小到 %1 级内显示</source>
        <translation>Shown up to zoom %1</translation>
    </message>
    <message>
        <source>截至 %1</source>
        <translation>As of %1</translation>
    </message>
    <message>
        <source>拖动调整次序（Ctrl+↑ Ctrl+↓）</source>
        <translation>Drag to change the order (Ctrl+↑ Ctrl+↓)</translation>
    </message>
</context>
<context>
    <name>onescreen::LinkPanel</name>
    <message>
        <source>正在连接</source>
        <translation>Connecting</translation>
    </message>
    <message>
        <source>正在追赶</source>
        <translation>Catching up</translation>
    </message>
    <message>
        <source>在线</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>离线</source>
        <translation>Offline</translation>
    </message>
    <message>
        <source>被服务器拒绝</source>
        <translation>Refused by the server</translation>
    </message>
    <message>
        <source>链路</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>自本页打开起</source>
        <translation>Since this page was opened</translation>
    </message>
    <message>
        <source>与中心服务器的连接每次改变状态时记一行，新的在上。更早的记录在日志文件里。</source>
        <translation>One line for each change of the connection to the central server, newest first. Earlier ones are in the log file.</translation>
    </message>
    <message>
        <source>服务器推送</source>
        <translation>pushed by the server</translation>
    </message>
    <message>
        <source>轮询</source>
        <translation>polled</translation>
    </message>
    <message>
        <source>服务器</source>
        <translation>Server</translation>
    </message>
</context>
<context>
    <name>onescreen::MapButtons</name>
    <message>
        <source>放大（+）</source>
        <translation>Zoom in (+)</translation>
    </message>
    <message>
        <source>缩小（−）</source>
        <translation>Zoom out (−)</translation>
    </message>
    <message>
        <source>全图（0）</source>
        <translation>Whole map (0)</translation>
    </message>
    <message>
        <source>恢复自动适配（*）</source>
        <translation>Fit by itself again (*)</translation>
    </message>
</context>
<context>
    <name>onescreen::MapCard</name>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
</context>
<context>
    <name>onescreen::MapDecorations</name>
    <message>
        <source>界线为近似</source>
        <translation>Boundaries approximate</translation>
    </message>
    <message>
        <source>缺数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>正在整理点位…</source>
        <translation>Arranging points…</translation>
    </message>
    <message>
        <source>另有 %1 件无坐标，未上图</source>
        <translation>%1 more without coordinates, not on the map</translation>
    </message>
    <message>
        <source>此处没有底图数据</source>
        <translation>No base map here</translation>
    </message>
    <message>
        <source>此处没有底图数据。可在 F11 地图的“底图”里添加地图服务或 MBTiles，或换用含此处的数据包。</source>
        <translation>No base map here. Add a map service or an MBTiles file under “Base map” of the map (F11), or use a data pack that has this place.</translation>
    </message>
</context>
<context>
    <name>onescreen::MapPanel</name>
    <message>
        <source>事件地图</source>
        <translation>Event map</translation>
    </message>
    <message>
        <source>底色是各县（市、区）此刻在办的事件数。符号按筛选条件显示：圆为事件，方为队伍，六边形为摄像机；数字是聚在一起的事件数。没有坐标的事件不在图上，其数目写在图边。</source>
        <translation>Areas are coloured by their open events now. Signs follow the filter: circles are events, squares teams, hexagons cameras; a number counts events drawn together. Events without coordinates are not drawn; their number stands at the edge.</translation>
    </message>
    <message>
        <source>在办（件）</source>
        <translation>Open events</translation>
    </message>
    <message>
        <source>导出地图图片、PDF…	Ctrl+E</source>
        <translation>Export the map as picture, PDF…	Ctrl+E</translation>
    </message>
    <message>
        <source>下一个底图</source>
        <translation>Next base map</translation>
    </message>
    <message>
        <source>底图昼夜</source>
        <translation>Base map by day or night</translation>
    </message>
    <message>
        <source>还没有事件：服务器有了事件，这里自动出现</source>
        <translation>No events yet: they appear here as soon as the server has some</translation>
    </message>
    <message>
        <source>没有符合条件的事件：可放宽范围、时段或筛选</source>
        <translation>No events match: widen the area, the period or the filter</translation>
    </message>
</context>
<context>
    <name>onescreen::MapScene</name>
    <message>
        <source>地图</source>
        <translation>Map</translation>
    </message>
    <message>
        <source>图上所示由图层板（L）决定，符号的含义和件数也写在那里。圆为事件，数字是聚在一起的事件数，逐件计数、不估算；环为各状态之比，外侧红弧为超期未结之比，红点表示有紧急未结。没有坐标的事件不在图上，其数目写在图边。</source>
        <translation>The layer board (L) decides what is shown; it also says what the signs mean and how many there are. Circles are events, the number is how many lie together, counted one by one and never estimated; the ring shows the states by their parts, the red arc outside is the share that is open and overdue, a red dot says that something open is urgent. Events without a position are not on the map; their number stands at its edge.</translation>
    </message>
    <message>
        <source>导出</source>
        <translation>Export</translation>
    </message>
    <message>
        <source>地图图片、PDF…	Ctrl+E</source>
        <translation>Picture of the map, PDF…	Ctrl+E</translation>
    </message>
    <message>
        <source>最近的队伍</source>
        <translation>Nearest teams</translation>
    </message>
    <message>
        <source>最近的摄像机</source>
        <translation>Nearest cameras</translation>
    </message>
    <message>
        <source>只看承办单位</source>
        <translation>Only the unit in charge</translation>
    </message>
</context>
<context>
    <name>onescreen::MapTools</name>
    <message>
        <source>已复制：%1</source>
        <translation>Copied: %1</translation>
    </message>
    <message>
        <source>选择</source>
        <translation>Select</translation>
    </message>
    <message>
        <source>框选事件</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>圈选事件</source>
        <translation>Lasso</translation>
    </message>
    <message>
        <source>多边形选择</source>
        <translation>Polygon</translation>
    </message>
    <message>
        <source>按半径选择</source>
        <translation>Radius</translation>
    </message>
    <message>
        <source>恢复上一次选择</source>
        <translation>Selection before</translation>
    </message>
    <message>
        <source>清除选择</source>
        <translation>Clear selection</translation>
    </message>
    <message>
        <source>测量</source>
        <translation>Measure</translation>
    </message>
    <message>
        <source>测距离</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>测面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>就近</source>
        <translation>Nearest</translation>
    </message>
    <message>
        <source>最近的队伍</source>
        <translation>Nearest teams</translation>
    </message>
    <message>
        <source>最近的摄像机</source>
        <translation>Nearest cameras</translation>
    </message>
    <message>
        <source>书签</source>
        <translation>Bookmarks</translation>
    </message>
    <message>
        <source>添加书签</source>
        <translation>Add bookmark</translation>
    </message>
    <message>
        <source>管理书签…</source>
        <translation>Manage bookmarks…</translation>
    </message>
    <message>
        <source>视图</source>
        <translation>View</translation>
    </message>
    <message>
        <source>查找</source>
        <translation>Search</translation>
    </message>
    <message>
        <source>下一个标记</source>
        <translation>Next sign</translation>
    </message>
    <message>
        <source>上一个标记</source>
        <translation>Previous sign</translation>
    </message>
    <message>
        <source>复制视图地址</source>
        <translation>Copy the view's address</translation>
    </message>
    <message>
        <source>打开剪贴板中的地址</source>
        <translation>Open address from the clipboard</translation>
    </message>
    <message>
        <source>复制图中心坐标</source>
        <translation>Copy coordinates of the middle</translation>
    </message>
    <message>
        <source>坐标基准</source>
        <translation>Datum of coordinates</translation>
    </message>
    <message>
        <source>鹰眼图</source>
        <translation>Small map</translation>
    </message>
    <message>
        <source>该事件没有坐标，或不在当前筛选中。</source>
        <translation>The event has no coordinates or is not in the present filter.</translation>
    </message>
    <message>
        <source>图钉处</source>
        <translation>the pin</translation>
    </message>
    <message>
        <source>图中心</source>
        <translation>the middle of the map</translation>
    </message>
    <message>
        <source>“%1”没有可显示的位置。</source>
        <translation>“%1” has no place to show.</translation>
    </message>
    <message>
        <source>书签已满（%1 个），请先删除一些。</source>
        <translation>There are %1 bookmarks already; please delete some.</translation>
    </message>
    <message>
        <source>已添加书签“%1”，按 %2 打开；Ctrl+B 可改名。</source>
        <translation>Bookmark “%1” added, key %2 opens it; Ctrl+B to rename.</translation>
    </message>
    <message>
        <source>已添加书签“%1”；Ctrl+B 可改名。</source>
        <translation>Bookmark “%1” added; Ctrl+B to rename.</translation>
    </message>
    <message>
        <source>书签 %1 还没有设。Ctrl+D 添加。</source>
        <translation>Bookmark %1 is not set yet. Ctrl+D adds one.</translation>
    </message>
    <message>
        <source>范围送入队列</source>
        <translation>Area into the queue</translation>
    </message>
    <message>
        <source>先在图上框选、圈选或按半径选择。</source>
        <translation>First choose an area: rectangle, lasso or radius.</translation>
    </message>
    <message>
        <source>这个范围跨过 180° 经线或极点，不能作为队列的筛选。</source>
        <translation>This area crosses the 180° meridian or a pole and cannot be a filter of the queue.</translation>
    </message>
</context>
<context>
    <name>onescreen::MapView</name>
    <message>
        <source>地名</source>
        <translation>Place names</translation>
    </message>
    <message>
        <source>设备</source>
        <translation>Devices</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Teams</translation>
    </message>
</context>
<context>
    <name>onescreen::MeasureTool</name>
    <message>
        <source>总长 %1（%2）</source>
        <translation>Length %1 (%2)</translation>
    </message>
    <message>
        <source>周长 %1</source>
        <translation>circumference %1</translation>
    </message>
    <message>
        <source>面积 %1 · %2</source>
        <translation>Area %1 · %2</translation>
    </message>
    <message>
        <source>边线自相交，面积无法确定 · %1</source>
        <translation>The line crosses itself, so there is no single area · %1</translation>
    </message>
    <message>
        <source>测距</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>测面积</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>%1 · %2 · Ctrl+C 复制 · 点击重新测量 · Esc 退出</source>
        <translation>%1 · %2 · Ctrl+C copies · click to measure anew · Esc leaves</translation>
    </message>
    <message>
        <source>%1：点击加点（空格加十字处），退格撤销一点 · Esc 退出</source>
        <translation>%1: click points (Space at the cross), Backspace takes one back · Esc leaves</translation>
    </message>
    <message>
        <source>%1 · %2 · 双击或回车完成 · 退格撤销一点</source>
        <translation>%1 · %2 · double click or Enter to finish · Backspace takes a point back</translation>
    </message>
</context>
<context>
    <name>onescreen::MiniMap</name>
    <message>
        <source>鹰眼图</source>
        <translation>Small map</translation>
    </message>
</context>
<context>
    <name>onescreen::ModelPanel</name>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>今日</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>近 %1 天</source>
        <translation>Last %1 days</translation>
    </message>
    <message>
        <source>全部区域</source>
        <translation>All areas</translation>
    </message>
</context>
<context>
    <name>onescreen::MoverCard</name>
    <message>
        <source>跟随（F）</source>
        <translation>Follow (F)</translation>
    </message>
    <message>
        <source>继续跟随</source>
        <translation>Follow again</translation>
    </message>
    <message>
        <source>查看事件</source>
        <translation>Show event</translation>
    </message>
    <message>
        <source>关闭（Esc）</source>
        <translation>Close (Esc)</translation>
    </message>
    <message>
        <source>位置 %1</source>
        <translation>Position %1</translation>
    </message>
    <message>
        <source>失联 %1，标在最后的位置</source>
        <translation>Not heard for %1, shown at the last position</translation>
    </message>
    <message>
        <source>位置陈旧：%1</source>
        <translation>Position is old: %1</translation>
    </message>
    <message>
        <source>已不在图上：没有位置</source>
        <translation>No longer on the map: no position</translation>
    </message>
    <message>
        <source>停止跟随（F）</source>
        <translation>Stop following (F)</translation>
    </message>
    <message>
        <source>跟随已让位：您移动了地图</source>
        <translation>Following has yielded: you moved the map</translation>
    </message>
    <message>
        <source>正在跟随</source>
        <translation>Following</translation>
    </message>
    <message>
        <source>只看本单位（Ctrl+U）</source>
        <translation>Only this unit (Ctrl+U)</translation>
    </message>
</context>
<context>
    <name>onescreen::MoverOptions</name>
    <message>
        <source>类型</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>Force</translation>
    </message>
    <message>
        <source>未知队伍</source>
        <translation>Force not known</translation>
    </message>
</context>
<context>
    <name>onescreen::MoversDesk</name>
    <message>
        <source>选中一个单位后显示它的轨迹</source>
        <translation>Choose a unit to see its trail</translation>
    </message>
</context>
<context>
    <name>onescreen::MoversLayer</name>
    <message>
        <source>1+8+1 力量</source>
        <translation>Forces (1+8+1)</translation>
    </message>
    <message>
        <source>位置 5 分钟内</source>
        <translation>Position up to 5 min old</translation>
    </message>
    <message>
        <source>5 至 30 分钟前</source>
        <translation>5 to 30 min ago</translation>
    </message>
    <message>
        <source>30 分钟以前</source>
        <translation>More than 30 min ago</translation>
    </message>
    <message>
        <source>筛选后 %1</source>
        <translation>%1 pass the filter</translation>
    </message>
</context>
<context>
    <name>onescreen::NearestPanel</name>
    <message>
        <source>就近力量</source>
        <translation>Nearest forces</translation>
    </message>
    <message>
        <source>距离为直线距离。用时为估算：直线距离乘绕行系数，再除以平均速度（%1）；与 15 分钟可达图层的假定相同，不含道路、出动准备和拥堵。位置陈旧的照列并注明时间；离线、故障和没有位置的不列，只计数。</source>
        <translation>Distances are straight lines. Times are estimates: the straight line times a detour factor at a mean speed (%1), as the 15-minute reach assumes; roads, turnout and jams are not considered. Stale positions are listed with their age; what is off, faulty or without a position is only counted.</translation>
    </message>
    <message>
        <source>队伍 U</source>
        <translation>Teams U</translation>
    </message>
    <message>
        <source>摄像机 V</source>
        <translation>Cameras V</translation>
    </message>
    <message>
        <source>定位 Enter</source>
        <translation>Show Enter</translation>
    </message>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>距离</source>
        <translation>Distance</translation>
    </message>
    <message>
        <source>约需</source>
        <translation>About</translation>
    </message>
    <message>
        <source>位置</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>距 %1 最近的队伍</source>
        <translation>Teams nearest to %1</translation>
    </message>
    <message>
        <source>距 %1 最近的摄像机</source>
        <translation>Cameras nearest to %1</translation>
    </message>
    <message>
        <source>没有可用的%1</source>
        <translation>No %1 available</translation>
    </message>
    <message>
        <source>队伍</source>
        <translation>teams</translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation>cameras</translation>
    </message>
    <message>
        <source>较远的另有 +%1</source>
        <translation>farther ones +%1</translation>
    </message>
    <message>
        <source>离线或故障 %1 未列</source>
        <translation>%1 off or faulty, not listed</translation>
    </message>
    <message>
        <source>无位置 %1 未列</source>
        <translation>%1 without a position, not listed</translation>
    </message>
    <message>
        <source>用时为估算，不含道路与准备</source>
        <translation>times are estimates without roads and turnout</translation>
    </message>
</context>
<context>
    <name>onescreen::NearestTools</name>
    <message>
        <source>所选事件</source>
        <translation>the selected event</translation>
    </message>
</context>
<context>
    <name>onescreen::NoteTimeline</name>
    <message>
        <source>还没有处理记录</source>
        <translation>No notes yet</translation>
    </message>
    <message>
        <source>更早的 %1 条未列出</source>
        <translation>%1 earlier ones not listed</translation>
    </message>
</context>
<context>
    <name>onescreen::NumbersPanel</name>
    <message>
        <source>今日要情</source>
        <translation>Today at a glance</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demonstration data</translation>
    </message>
    <message>
        <source>本地还没有任何事件，等待同步或导入数据。</source>
        <translation>There are no events here yet; waiting for sync or import.</translation>
    </message>
</context>
<context>
    <name>onescreen::NumbersView</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>昨日</source>
        <translation>Day before</translation>
    </message>
</context>
<context>
    <name>onescreen::OutboxPanel</name>
    <message>
        <source>操作发送</source>
        <translation>Actions on their way</translation>
    </message>
    <message>
        <source>放行</source>
        <translation>Release</translation>
    </message>
    <message>
        <source>撤回</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>没有等待的操作</source>
        <translation>Nothing waits</translation>
    </message>
    <message>
        <source>待发 %1 · 暂缓 %2</source>
        <translation>Waiting %1 · held %2</translation>
    </message>
    <message>
        <source>还没有从这台机器下达过操作。在事件卡片上受理、派遣或记录后，会在这里看到去向。</source>
        <translation>No action was given on this machine yet. Acknowledge, assign or note on an event's card, and what becomes of it is shown here.</translation>
    </message>
    <message>
        <source>每个操作先写入本机磁盘，再送往中心；断网或重启后自动续发，同一编号不会重复执行。派遣 10 分钟、受理 24 小时、记录 7 天内有效，过期不再执行。中心从备份恢复后，它查不到的操作不会自动重发，由值班人员决定再次发送或放弃。</source>
        <translation>Each action is written to this machine's disk first and then sent to the center; after a lost link or a restart it goes on by itself, and the same id is never done twice. Assignments are valid for 10 minutes, acknowledgements for 24 hours, notes for 7 days; later they are not done. After the center was restored from a backup, what it does not know is not sent again by itself: an operator sends it again or gives it up.</translation>
    </message>
    <message>
        <source>再次发送</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>放弃</source>
        <translation>Give up</translation>
    </message>
</context>
<context>
    <name>onescreen::OutboxTableModel</name>
    <message>
        <source>下达时间</source>
        <translation>Given</translation>
    </message>
    <message>
        <source>操作</source>
        <translation>Action</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>送出次数</source>
        <translation>Times sent</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>待发</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>已送出，等答复</source>
        <translation>Sent, no answer yet</translation>
    </message>
    <message>
        <source>已完成</source>
        <translation>Done</translation>
    </message>
    <message>
        <source>有冲突，未执行</source>
        <translation>Conflict, not done</translation>
    </message>
    <message>
        <source>未被接受</source>
        <translation>Not accepted</translation>
    </message>
    <message>
        <source>已过有效期</source>
        <translation>Expired</translation>
    </message>
    <message>
        <source>暂缓，等人决定</source>
        <translation>Held for a decision</translation>
    </message>
    <message>
        <source>已撤回</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Id</translation>
    </message>
    <message>
        <source>下达时间（UTC）</source>
        <translation>Given (UTC)</translation>
    </message>
    <message>
        <source>下落不明，等人决定</source>
        <translation>Unknown, waits for a decision</translation>
    </message>
    <message>
        <source>中心恢复后查不到这次操作：可能没有执行。可再次发送或放弃，不会自动重发。</source>
        <translation>The restored center does not know this action: it may not have been done. Send it again or give it up; it is not sent again by itself.</translation>
    </message>
</context>
<context>
    <name>onescreen::OverviewScene</name>
    <message>
        <source>态势总览</source>
        <translation>Overview</translation>
    </message>
</context>
<context>
    <name>onescreen::PanelFrame</name>
    <message>
        <source>面板菜单</source>
        <translation>Panel menu</translation>
    </message>
    <message>
        <source>导出、口径、复制地址</source>
        <translation>Export, definition, copy address</translation>
    </message>
    <message>
        <source>导出 CSV</source>
        <translation>Export CSV</translation>
    </message>
    <message>
        <source>导出 PNG</source>
        <translation>Export PNG</translation>
    </message>
    <message>
        <source>口径说明</source>
        <translation>What it means</translation>
    </message>
    <message>
        <source>复制地址</source>
        <translation>Copy address</translation>
    </message>
    <message>
        <source>迟到</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>过时</source>
        <translation>Out of date</translation>
    </message>
    <message>
        <source>时效不明</source>
        <translation>Age unknown</translation>
    </message>
    <message>
        <source>无权查看</source>
        <translation>Not allowed</translation>
    </message>
    <message>
        <source>这类窗口或账号看不到此内容</source>
        <translation>This kind of window or account does not show it</translation>
    </message>
    <message>
        <source>暂无数据</source>
        <translation>No data</translation>
    </message>
    <message>
        <source>所选范围和时段内没有记录</source>
        <translation>There are no records in this area and period</translation>
    </message>
    <message>
        <source>没有符合筛选条件的记录</source>
        <translation>Nothing matches the filter</translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>“%1”没有读到数据</source>
        <translation>“%1” could not read its data</translation>
    </message>
    <message>
        <source>导出 Excel</source>
        <translation>Export Excel</translation>
    </message>
    <message>
        <source>导出图片、PDF…</source>
        <translation>Export picture, PDF…</translation>
    </message>
</context>
<context>
    <name>onescreen::PassportCard</name>
    <message>
        <source>口径</source>
        <translation>Definition</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>关闭口径（Esc）</source>
        <translation>Close the passport (Esc)</translation>
    </message>
    <message>
        <source>复制全部</source>
        <translation>Copy all</translation>
    </message>
</context>
<context>
    <name>onescreen::PasswordDialog</name>
    <message>
        <source>设置密码</source>
        <translation>Set password</translation>
    </message>
    <message>
        <source>设置密码 %1</source>
        <translation>Set password of %1</translation>
    </message>
    <message>
        <source>当前密码</source>
        <translation>Current password</translation>
    </message>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>您在这里保持登录；在别处的会话立即结束，要用新密码重新登录。</source>
        <translation>You stay signed in here; your sessions elsewhere end at once and need the new password.</translation>
    </message>
    <message>
        <source>旧密码立即失效，%1（%2）在各处的会话立即结束，要用新密码重新登录。已下达的操作不受影响。</source>
        <translation>The old password is no good at once, and the sessions of %1 (%2) end everywhere and need the new one. Orders that were given stay.</translation>
    </message>
    <message>
        <source>已换成您的新密码</source>
        <translation>Your new password holds now</translation>
    </message>
    <message>
        <source>已为 %1 设置新密码，原会话已结束</source>
        <translation>%1 has a new password, and the sessions have ended</translation>
    </message>
</context>
<context>
    <name>onescreen::PasswordEntry</name>
    <message>
        <source>新密码</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>随机生成</source>
        <translation>Draw one</translation>
    </message>
    <message>
        <source>由本机随机生成并显示出来，只在这里显示这一次，请当面交给本人</source>
        <translation>Drawn at random by this machine and shown here this once; hand it over in person</translation>
    </message>
    <message>
        <source>%1 到 %2 个字符，空格也算</source>
        <translation>%1 to %2 characters, blanks too</translation>
    </message>
</context>
<context>
    <name>onescreen::PlaceBar</name>
    <message>
        <source>指标</source>
        <translation>Indicator</translation>
    </message>
    <message>
        <source>排名</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>变化原因</source>
        <translation>Why it moved</translation>
    </message>
    <message>
        <source>权重试算</source>
        <translation>What-if</translation>
    </message>
    <message>
        <source>%1（未结束）</source>
        <translation>%1 (not over)</translation>
    </message>
    <message>
        <source>%1（第 %2 期）</source>
        <translation>%1 (issue %2)</translation>
    </message>
    <message>
        <source>%1 · 第 %2 次更正</source>
        <translation>%1 · restated %2 times</translation>
    </message>
    <message>
        <source>页</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>进入下一级</source>
        <translation>One level down</translation>
    </message>
    <message>
        <source>按什么排名</source>
        <translation>Rank by</translation>
    </message>
    <message>
        <source>排名哪一级</source>
        <translation>Level that is ranked</translation>
    </message>
    <message>
        <source>同类组</source>
        <translation>Peer group</translation>
    </message>
    <message>
        <source>季</source>
        <translation>Quarter</translation>
    </message>
    <message>
        <source>按季度看</source>
        <translation>By quarter</translation>
    </message>
    <message>
        <source>月</source>
        <translation>Month</translation>
    </message>
    <message>
        <source>按月看</source>
        <translation>By month</translation>
    </message>
    <message>
        <source>上一期（[）</source>
        <translation>Period before ([)</translation>
    </message>
    <message>
        <source>下一期（]）</source>
        <translation>Next period (])</translation>
    </message>
    <message>
        <source>时段</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>与哪一期比较</source>
        <translation>Compared with</translation>
    </message>
    <message>
        <source>对照 %1</source>
        <translation>against %1</translation>
    </message>
    <message>
        <source>全部同级</source>
        <translation>All of the level</translation>
    </message>
    <message>
        <source>按综合指数</source>
        <translation>By the index</translation>
    </message>
    <message>
        <source>按 %1</source>
        <translation>By %1</translation>
    </message>
    <message>
        <source>对账</source>
        <translation>Checks</translation>
    </message>
    <message>
        <source>滚动四期</source>
        <translation>4 quarters</translation>
    </message>
    <message>
        <source>按连续四个季度看</source>
        <translation>Four quarters running</translation>
    </message>
</context>
<context>
    <name>onescreen::PolygonTool</name>
    <message>
        <source>多边形：点击加点（空格加十字处），退格撤销一点 · Esc 退出</source>
        <translation>Polygon: click points (Space at the cross), Backspace takes one back · Esc leaves</translation>
    </message>
    <message>
        <source>多边形：双击或回车完成 · 退格撤销一点 · Esc 取消</source>
        <translation>Polygon: double click or Enter to finish · Backspace takes a point back · Esc cancels</translation>
    </message>
</context>
<context>
    <name>onescreen::PortraitBar</name>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>单位（输入名称的一部分查找，Ctrl+F）</source>
        <translation>Unit (type part of a name to find it, Ctrl+F)</translation>
    </message>
    <message>
        <source>月报</source>
        <translation>Monthly</translation>
    </message>
    <message>
        <source>按月的期</source>
        <translation>Issues by month</translation>
    </message>
    <message>
        <source>季报</source>
        <translation>Quarterly</translation>
    </message>
    <message>
        <source>按季的期</source>
        <translation>Issues by quarter</translation>
    </message>
    <message>
        <source>上一期</source>
        <translation>Earlier</translation>
    </message>
    <message>
        <source>上一期（[）</source>
        <translation>Earlier issue ([)</translation>
    </message>
    <message>
        <source>下一期</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>下一期（]）</source>
        <translation>Later issue (])</translation>
    </message>
    <message>
        <source>对照单位（Ctrl+Shift+F）</source>
        <translation>Second unit (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>对照…</source>
        <translation>Compare…</translation>
    </message>
    <message>
        <source>导出简报</source>
        <translation>Briefing</translation>
    </message>
    <message>
        <source>多页 PDF 简报（Ctrl+P）</source>
        <translation>Briefing as a PDF of several pages (Ctrl+P)</translation>
    </message>
    <message>
        <source>效能画像</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>未结束，阶段数</source>
        <translation>running, preliminary</translation>
    </message>
    <message>
        <source>已发布</source>
        <translation>published</translation>
    </message>
    <message>
        <source>未发布</source>
        <translation>not published</translation>
    </message>
    <message>
        <source>权重为样例，待确定</source>
        <translation>weights are samples</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>demonstration data</translation>
    </message>
    <message>
        <source>%1（%2）</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>是否发布不明</source>
        <translation>not known whether published</translation>
    </message>
</context>
<context>
    <name>onescreen::PortraitPanel</name>
    <message>
        <source>本系统缓存的记录（演示数据）和导入的指标文件</source>
        <translation>Records in this cache (demonstration data) and imported indicator files</translation>
    </message>
    <message>
        <source>本系统缓存的记录和导入的指标文件</source>
        <translation>Records in this cache and imported indicator files</translation>
    </message>
</context>
<context>
    <name>onescreen::PortraitScene</name>
    <message>
        <source>效能画像</source>
        <translation>Portrait</translation>
    </message>
    <message>
        <source>地址里的单位不在可评价的单位之中。请在上方选一个单位。</source>
        <translation>The unit of the address is not among those that can be assessed. Choose one above.</translation>
    </message>
    <message>
        <source>还没有可评价的单位。接入区划和队伍资料后，这里自动显示。</source>
        <translation>There are no units to assess yet. This fills itself once areas and teams are known.</translation>
    </message>
    <message>
        <source>还没有任何一期的数值。连上中心同步事件或导入指标文件后，这里自动显示。</source>
        <translation>No period has values yet. This fills itself once events are synced or indicator files are imported.</translation>
    </message>
    <message>
        <source>本机还没有可以统计的事件，也没有导入的指标值。
连上中心同步事件，或者用 onescreen-cli import 导入指标文件（CSV）后，这里自动显示。</source>
        <translation>There are neither events to count nor imported indicator values here.
This fills itself once events are synced from the centre or indicator files (CSV) are imported with onescreen-cli import.</translation>
    </message>
    <message>
        <source>指标目录有错，用的是上一份有效的目录：%1</source>
        <translation>The catalogue has a fault; the last good one is used: %1</translation>
    </message>
    <message>
        <source>这个单位在这一期没有数值。请换一期（[ 和 ]）或换一个单位。</source>
        <translation>This unit has no values in this issue. Choose another issue ([ and ]) or another unit.</translation>
    </message>
    <message>
        <source>导出简报</source>
        <translation>Export briefing</translation>
    </message>
    <message>
        <source>PDF 简报</source>
        <translation>PDF briefing</translation>
    </message>
    <message>
        <source>确认没有记下</source>
        <translation>Acknowledgement not logged</translation>
    </message>
    <message>
        <source>这条预警的确认没有写进本机的预警记录，请再试；还不行请联系管理员。</source>
        <translation>The acknowledgement was not written to the log of alerts of this machine. Please try again; if it fails again, call the administrator.</translation>
    </message>
</context>
<context>
    <name>onescreen::PrefetchDialog</name>
    <message>
        <source>预取底图</source>
        <translation>Prefetch base map</translation>
    </message>
    <message>
        <source>把当前画面范围的瓦片存到本机，断网时也能看。请遵守服务方对下载的规定。</source>
        <translation>Stores the tiles of what the map shows now on this machine, to be seen without a network too. Follow the service's rules on downloading.</translation>
    </message>
    <message>
        <source>从级别</source>
        <translation>From zoom</translation>
    </message>
    <message>
        <source>到级别</source>
        <translation>To zoom</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>停止</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>关闭</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>%1 / %2 张，失败 %3 张，已取 %4</source>
        <translation>%1 / %2 tiles, %3 failed, %4 fetched</translation>
    </message>
    <message>
        <source>已完成：%1</source>
        <translation>Done: %1</translation>
    </message>
    <message>
        <source>已停止：%1</source>
        <translation>Stopped: %1</translation>
    </message>
</context>
<context>
    <name>onescreen::PublicationCheck</name>
    <message>
        <source>这个窗口没有公布台账，不能对账。</source>
        <translation>This window has no ledger of publications to compare with.</translation>
    </message>
    <message>
        <source>本机选了目录之外的分母，不能与公布的数比较。请先在“指标”页换回目录的分母。</source>
        <translation>Another denominator than the catalogue's is chosen here, so published numbers cannot be compared. Choose the catalogue's on the first page.</translation>
    </message>
    <message>
        <source>%1 还没有结束，不能公布。</source>
        <translation>%1 has not ended and cannot be published.</translation>
    </message>
    <message>
        <source>%1 还没有公布。由两人用 onescreen-cli publish 公布后，这里逐项对照公布的数和今天重算的数。</source>
        <translation>%1 is not published. Once two persons have published it with onescreen-cli publish, published and recomputed numbers stand here side by side.</translation>
    </message>
    <message>
        <source>没有更正</source>
        <translation>Not restated</translation>
    </message>
    <message>
        <source>更正没有写进公布台账：%1。%2。</source>
        <translation>The restatement was not written into the ledger: %1. %2.</translation>
    </message>
</context>
<context>
    <name>onescreen::PublicationModel</name>
    <message>
        <source>公布的总分</source>
        <translation>Published total</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>等次</source>
        <translation>Grade</translation>
    </message>
    <message>
        <source>未参与排名</source>
        <translation>Not ranked</translation>
    </message>
    <message>
        <source>指标目录</source>
        <translation>Catalogue</translation>
    </message>
    <message>
        <source>指标目录版本</source>
        <translation>Catalogue version</translation>
    </message>
    <message>
        <source>计算引擎版本</source>
        <translation>Engine version</translation>
    </message>
    <message>
        <source>全部输入的指纹</source>
        <translation>Fingerprint of all inputs</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Numerator</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>数值状态</source>
        <translation>State of the value</translation>
    </message>
    <message>
        <source>目标</source>
        <translation>Target</translation>
    </message>
    <message>
        <source>得分</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>基础分</source>
        <translation>Base score</translation>
    </message>
    <message>
        <source>总分</source>
        <translation>Total</translation>
    </message>
    <message>
        <source>组内名次</source>
        <translation>Rank in the peer group</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>缺失的处理</source>
        <translation>Treatment of what is missing</translation>
    </message>
    <message>
        <source>缺失的原因</source>
        <translation>Reason why it is missing</translation>
    </message>
    <message>
        <source>权重</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>失分</source>
        <translation>Lost points</translation>
    </message>
    <message>
        <source>参与排名的单位数</source>
        <translation>Units ranked</translation>
    </message>
    <message>
        <source>层级</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>对照组</source>
        <translation>Peer group</translation>
    </message>
    <message>
        <source>加分、扣分或否决</source>
        <translation>Bonus, deduction or veto</translation>
    </message>
    <message>
        <source>有数值</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>不适用</source>
        <translation>Not applicable</translation>
    </message>
    <message>
        <source>未报送</source>
        <translation>Not reported</translation>
    </message>
    <message>
        <source>迟报</source>
        <translation>Late</translation>
    </message>
    <message>
        <source>样本过少</source>
        <translation>Too few cases</translation>
    </message>
    <message>
        <source>未通过校验</source>
        <translation>Rejected</translation>
    </message>
    <message>
        <source>本期数值</source>
        <translation>This period's value</translation>
    </message>
    <message>
        <source>沿用上期</source>
        <translation>Carried over</translation>
    </message>
    <message>
        <source>合并四期</source>
        <translation>Pooled over four periods</translation>
    </message>
    <message>
        <source>计零分</source>
        <translation>Zero points</translation>
    </message>
    <message>
        <source>权重分给其他</source>
        <translation>Weight goes to the others</translation>
    </message>
    <message>
        <source>未覆盖</source>
        <translation>Not covered</translation>
    </message>
    <message>
        <source>数据改变</source>
        <translation>data changed</translation>
    </message>
    <message>
        <source>口径改变</source>
        <translation>definition changed</translation>
    </message>
    <message>
        <source>计算引擎改变</source>
        <translation>engine changed</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>全部单位</source>
        <translation>All units</translation>
    </message>
    <message>
        <source>%1 · %2
公布：%3
今天：%4
%5</source>
        <translation>%1 · %2
Published: %3
Today: %4
%5</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>项目</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>公布时</source>
        <translation>Published</translation>
    </message>
    <message>
        <source>今天重算</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>变化</source>
        <translation>Change</translation>
    </message>
    <message>
        <source>原因</source>
        <translation>Reason</translation>
    </message>
</context>
<context>
    <name>onescreen::PublicationPanel</name>
    <message>
        <source>%1 第 %2 期</source>
        <translation>%1, issue %2</translation>
    </message>
    <message>
        <source>（第 %1 次更正）</source>
        <translation> (restatement %1)</translation>
    </message>
    <message>
        <source>%1%2，%3 由 %4、%5 公布，口径 %6</source>
        <translation>%1%2, published %3 by %4 and %5, definitions %6</translation>
    </message>
    <message>
        <source>已公布期次对账</source>
        <translation>Published period today</translation>
    </message>
    <message>
        <source>本期公布时冻结的结果，与今天用现有数据、现行目录重算的结果逐项比较。原因按三步区分：冻结的输入和目录今天算出别的数，是计算引擎改变；换成现行目录后才不同，是口径改变；换成现有数据后才不同，是数据改变。公布的数不会被改写；需要时由两人更正公布，原来的公布保留。键盘：上下选行，Ctrl+C 复制。</source>
        <translation>What was frozen when the period was published, against what today's data and catalogue give, fact by fact. The reasons are told apart in three steps: if the frozen inputs and catalogue give another number today, the engine changed; if it differs only under today's catalogue, the definition did; if only with today's data, the data did. Published numbers are never overwritten; two persons can restate them, and the old publication stays. Keys: up and down choose a row, Ctrl+C copies.</translation>
    </message>
    <message>
        <source>%1。
今天重算有 %2 项不同：%3。公布的数保持原样。</source>
        <translation>%1.
Computed today, %2 items differ: %3. The published numbers stay as they are.</translation>
    </message>
    <message>
        <source>%1。
今天重算的结果与它逐字节相同。</source>
        <translation>%1.
Computed today, the result is the same byte for byte.</translation>
    </message>
    <message>
        <source>更正公布 %1</source>
        <translation>Restate %1</translation>
    </message>
    <message>
        <source>把今天重算的结果公布为 %1 的更正，不能撤回。
更正人 %2，复核人 %3。
原因：%4</source>
        <translation>Publishes today's result as a restatement of %1. This cannot be taken back.
By %2, confirmed by %3.
Reason: %4</translation>
    </message>
    <message>
        <source>更正公布</source>
        <translation>Restate</translation>
    </message>
</context>
<context>
    <name>onescreen::QueueChips</name>
    <message>
        <source>去掉筛选 %1</source>
        <translation>Remove filter %1</translation>
    </message>
    <message>
        <source>去掉“%1”</source>
        <translation>Remove “%1”</translation>
    </message>
</context>
<context>
    <name>onescreen::QueueDisplayModel</name>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>剩余时间</source>
        <translation>Time left</translation>
    </message>
    <message>
        <source>编号</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>来源</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>承办单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>上报时间</source>
        <translation>Reported at</translation>
    </message>
    <message>
        <source>编号 %1</source>
        <translation>Number %1</translation>
    </message>
    <message>
        <source>上报 %1</source>
        <translation>Reported %1</translation>
    </message>
    <message>
        <source>截止 %1</source>
        <translation>Due %1</translation>
    </message>
    <message>
        <source>已不符合筛选，松开列表后移走</source>
        <translation>No longer matches the filter; goes when the list is released</translation>
    </message>
</context>
<context>
    <name>onescreen::QueueFilterBar</name>
    <message>
        <source>标题、地点、编号</source>
        <translation>Title, place, number</translation>
    </message>
    <message>
        <source>在列表中查找</source>
        <translation>Find in the list</translation>
    </message>
    <message>
        <source>在列表中查找（Ctrl+F）</source>
        <translation>Find in the list (Ctrl+F)</translation>
    </message>
    <message>
        <source>按状态、优先级、类型、区域筛选</source>
        <translation>Filter by state, priority, type and area</translation>
    </message>
    <message>
        <source>筛选</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>筛选 %1</source>
        <translation>Filter %1</translation>
    </message>
</context>
<context>
    <name>onescreen::QueueFilterPopup</name>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>全部区域</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>状态</source>
        <translation>State</translation>
    </message>
    <message>
        <source>优先级</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Area</translation>
    </message>
</context>
<context>
    <name>onescreen::QueuePanel</name>
    <message>
        <source>事件队列</source>
        <translation>Event queue</translation>
    </message>
    <message>
        <source>在列表中查找	Ctrl+F</source>
        <translation>Find in the list	Ctrl+F</translation>
    </message>
    <message>
        <source>%1（%2 键）</source>
        <translation>%1 (key %2)</translation>
    </message>
    <message>
        <source>详情</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>回车</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>受理</source>
        <translation>Acknowledge</translation>
    </message>
    <message>
        <source>派遣</source>
        <translation>Assign</translation>
    </message>
    <message>
        <source>记录</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>定位</source>
        <translation>Locate</translation>
    </message>
    <message>
        <source>导出全部符合条件的事件 CSV	Ctrl+E</source>
        <translation>Export all matching events as CSV	Ctrl+E</translation>
    </message>
    <message>
        <source>全部区域</source>
        <translation>All areas</translation>
    </message>
    <message>
        <source>读取失败（%1），显示的是上次读到的数据</source>
        <translation>Reading failed (%1); what was read last is shown</translation>
    </message>
    <message>
        <source>共 %1 件</source>
        <translation>%1 in total</translation>
    </message>
    <message>
        <source>还没有任何事件。与中心同步后会出现在这里</source>
        <translation>No events yet. They appear here after sync with the centre</translation>
    </message>
    <message>
        <source>没有未办结的事件</source>
        <translation>There are no open events</translation>
    </message>
    <message>
        <source>没有符合筛选的事件（%1）</source>
        <translation>No event matches the filter (%1)</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation>Clear filter</translation>
    </message>
    <message>
        <source>。</source>
        <translation>. </translation>
    </message>
    <message>
        <source>%1 条新事件 ▲</source>
        <translation>%1 new events ▲</translation>
    </message>
    <message>
        <source>导出事件</source>
        <translation>Export events</translation>
    </message>
    <message>
        <source>事件队列 %1.csv</source>
        <translation>events %1.csv</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>全部未办结事件</source>
        <translation>All open events</translation>
    </message>
    <message>
        <source>标题</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>范围</source>
        <translation>Scope</translation>
    </message>
    <message>
        <source>数据时间</source>
        <translation>Data as of</translation>
    </message>
    <message>
        <source>导出时间</source>
        <translation>Exported at</translation>
    </message>
    <message>
        <source>件数</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>导出失败</source>
        <translation>Export failed</translation>
    </message>
    <message>
        <source>没有写成 %1：%2。%3</source>
        <translation>%1 was not written: %2. %3</translation>
    </message>
    <message>
        <source>未办结事件按优先级、截止时间（没有时限的在后）、上报时间排列，共多少件按筛选计。剩余时间为截止时间减去现在；办结的事件按办结时刻计。列表停留在某一行时不移动，新事件先计数，点“新事件”后归位。</source>
        <translation>Open events by priority, due time (those without one last) and report time; the total follows the filter. Time left is the due time less now; for ended events it is taken at their end. While a row is being read the list stands still: new events are counted and take their place when “new events” is clicked.</translation>
    </message>
    <message>
        <source>%1，另有 %2 件已按保留期限移出本机（%3 前办结）</source>
        <translation>%1, and %2 that left this computer by age (closed before %3)</translation>
    </message>
</context>
<context>
    <name>onescreen::QueueTable</name>
    <message>
        <source>事件列表</source>
        <translation>List of events</translation>
    </message>
</context>
<context>
    <name>onescreen::RankingModel</name>
    <message>
        <source>第 %1 档</source>
        <translation>Band %1</translation>
    </message>
    <message>
        <source>并列 %1</source>
        <translation>tied %1</translation>
    </message>
    <message>
        <source>未参与排名：%1</source>
        <translation>Not ranked: %1</translation>
    </message>
    <message>
        <source>%1，共 %2 个单位排名</source>
        <translation>%1 of %2 ranked units</translation>
    </message>
    <message>
        <source>名次的 90% 区间：%1 – %2（中位 %3）</source>
        <translation>90% interval of the rank: %1 – %2 (median %3)</translation>
    </message>
    <message>
        <source>进入前十的概率 %1</source>
        <translation>Probability of the first ten: %1</translation>
    </message>
    <message>
        <source>好于下一名的概率 %1</source>
        <translation>Probability of being better than the next: %1</translation>
    </message>
    <message>
        <source>数值的 95% 区间：%1 – %2</source>
        <translation>95% interval of the value: %1 – %2</translation>
    </message>
    <message>
        <source>档</source>
        <translation>Band</translation>
    </message>
    <message>
        <source>名次</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>名次 90% 区间</source>
        <translation>Rank, 90% interval</translation>
    </message>
    <message>
        <source>覆盖率</source>
        <translation>Coverage</translation>
    </message>
    <message>
        <source>分子/分母</source>
        <translation>Parts</translation>
    </message>
    <message>
        <source>同类组</source>
        <translation>Peer group</translation>
    </message>
    <message>
        <source>说明</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>并列</source>
        <translation>tied</translation>
    </message>
    <message>
        <source>参与排名单位数</source>
        <translation>Ranked units</translation>
    </message>
    <message>
        <source>计量单位</source>
        <translation>Measured in</translation>
    </message>
    <message>
        <source>分子</source>
        <translation>Numerator</translation>
    </message>
    <message>
        <source>分母</source>
        <translation>Denominator</translation>
    </message>
    <message>
        <source>名次 5%</source>
        <translation>Rank 5%</translation>
    </message>
    <message>
        <source>名次中位</source>
        <translation>Rank, median</translation>
    </message>
    <message>
        <source>名次 95%</source>
        <translation>Rank 95%</translation>
    </message>
    <message>
        <source>进入前十概率</source>
        <translation>P(first ten)</translation>
    </message>
    <message>
        <source>好于下一名概率</source>
        <translation>P(better than next)</translation>
    </message>
    <message>
        <source>未参与排名的原因</source>
        <translation>Why not ranked</translation>
    </message>
</context>
<context>
    <name>onescreen::RankingPanel</name>
    <message>
        <source>排名</source>
        <translation>Ranking</translation>
    </message>
    <message>
        <source>先看档，再看名次：同一档的单位在统计上分不出先后。名次按显示出来的、四舍五入后的分数排，分数相同即并列，下一名顺延。名次区间由固定种子的 1000 次模拟得到（权重 ±25%、数值按样本量波动），取 5% 到 95%。没有数值、样本过少或覆盖率不足的单位不参与排名，列在最后并写明原因。键盘：Enter 进入该单位，F6 看口径，空格排序，H 在名次图中突出显示。</source>
        <translation>Look at the band first, then at the rank: units of one band cannot be told apart. Ranks follow the rounded scores as shown; equal scores tie and the next rank is skipped. The interval of a rank comes from 1000 draws with a fixed seed (weights ±25%, values by their number of cases), from 5% to 95%. Units without a value, with too few cases or too little coverage are not ranked; they stand below with the reason. Keys: Enter enters the unit, F6 opens the passport, Space sorts, H highlights it in the chart of ranks.</translation>
    </message>
    <message>
        <source>在名次图中突出显示所选单位（最多 5 个）</source>
        <translation>Highlight the selected units in the chart of ranks (at most 5)</translation>
    </message>
    <message>
        <source>排名 · %1</source>
        <translation>Ranking · %1</translation>
    </message>
    <message>
        <source>参与排名 %1 个</source>
        <translation>%1 ranked</translation>
    </message>
    <message>
        <source>未参与 %1 个</source>
        <translation>%1 not ranked</translation>
    </message>
    <message>
        <source>同一档分不出先后</source>
        <translation>units of one band cannot be told apart</translation>
    </message>
    <message>
        <source>名次区间和分档正在计算</source>
        <translation>intervals and bands are being computed</translation>
    </message>
    <message>
        <source>这一级没有单位，或者这一项不排名。</source>
        <translation>There are no units on this level, or this is not ranked.</translation>
    </message>
    <message>
        <source>；</source>
        <translation>; </translation>
    </message>
</context>
<context>
    <name>onescreen::ReachLayer</name>
    <message>
        <source>到达范围</source>
        <translation>Reach of teams</translation>
    </message>
    <message>
        <source>%1–%2 分钟可到</source>
        <translation>Reached in %1–%2 min</translation>
    </message>
    <message>
        <source>不确定：只有位置过时的队伍</source>
        <translation>Uncertain: only teams with an old position</translation>
    </message>
    <message>
        <source>空白：%1 分钟到不了</source>
        <translation>Void: not reached in %1 min</translation>
    </message>
    <message>
        <source>备勤、途中且位置新鲜的队伍</source>
        <translation>Ready or on the way, position fresh</translation>
    </message>
    <message>
        <source>位置过时的队伍</source>
        <translation>Teams with an old position</translation>
    </message>
    <message>
        <source>不在陆上或海上，未计入</source>
        <translation>On no surface of theirs, not counted</translation>
    </message>
    <message>
        <source>估算：直线 × %1，不知道路、桥隧和轮渡</source>
        <translation>Estimate: straight line × %1; roads, bridges and ferries unknown</translation>
    </message>
    <message>
        <source>正在计算…</source>
        <translation>Computing…</translation>
    </message>
    <message>
        <source>没有底图数据，算不出</source>
        <translation>No base map data: cannot be computed</translation>
    </message>
    <message>
        <source>最近队伍约 %1 分钟</source>
        <translation>Nearest team about %1 min</translation>
    </message>
    <message>
        <source>%1 分钟内无队伍可到</source>
        <translation>No team within %1 min</translation>
    </message>
    <message>
        <source>是否可到不确定：队伍位置已过时</source>
        <translation>Uncertain: the teams' positions are old</translation>
    </message>
</context>
<context>
    <name>onescreen::ReachOptions</name>
    <message>
        <source>%1 分钟</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>时限</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>步行</source>
        <translation>On foot</translation>
    </message>
    <message>
        <source>车辆</source>
        <translation>Vehicle</translation>
    </message>
    <message>
        <source>船艇</source>
        <translation>Vessel</translation>
    </message>
    <message>
        <source>陆上绕行系数</source>
        <translation>Detour factor on land</translation>
    </message>
    <message>
        <source>辖区</source>
        <translation>Area</translation>
    </message>
    <message>
        <source>可到</source>
        <translation>Reached</translation>
    </message>
    <message>
        <source>空白 km²</source>
        <translation>Void km²</translation>
    </message>
    <message>
        <source>驻地 %1 分钟</source>
        <translation>seat %1 min</translation>
    </message>
    <message>
        <source>驻地不确定</source>
        <translation>seat uncertain</translation>
    </message>
    <message>
        <source>驻地到不了</source>
        <translation>seat not reached</translation>
    </message>
</context>
<context>
    <name>onescreen::RectangleTool</name>
    <message>
        <source>框选：按住拖出矩形，或用方向键移动十字、空格定两角 · Esc 退出</source>
        <translation>Rectangle: drag it, or move the cross with the arrows and set two corners with Space · Esc leaves</translation>
    </message>
    <message>
        <source>框选：松开或再点一下完成 · 退格撤销 · Esc 取消</source>
        <translation>Rectangle: release or click again to finish · Backspace takes back · Esc cancels</translation>
    </message>
</context>
<context>
    <name>onescreen::RegionLayer</name>
    <message>
        <source>行政区</source>
        <translation>Areas</translation>
    </message>
    <message>
        <source>%1，其中界线为近似（虚线）%2</source>
        <translation>%1, of these approximate (dashed) %2</translation>
    </message>
    <message>
        <source>数据包没有乡镇（街道）界线，只有驻地</source>
        <translation>The data pack has no township boundaries, only seats</translation>
    </message>
</context>
<context>
    <name>onescreen::RegionTree</name>
    <message>
        <source>全部区域</source>
        <translation>All regions</translation>
    </message>
    <message>
        <source>只限勾选的区域</source>
        <translation>Only those ticked</translation>
    </message>
    <message>
        <source>区域</source>
        <translation>Regions</translation>
    </message>
    <message>
        <source>%1（本机没有它的名称）</source>
        <translation>%1 (its name is not known here)</translation>
    </message>
</context>
<context>
    <name>onescreen::ReplayFrame</name>
    <message>
        <source>%1 倍速</source>
        <translation>%1× speed</translation>
    </message>
    <message>
        <source>已暂停</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>回放 %1 · %2 · 不是现在</source>
        <translation>REPLAY %1 · %2 · not now</translation>
    </message>
</context>
<context>
    <name>onescreen::ResourceMapLayer</name>
    <message>
        <source>视域（实线）：按登记的角度和距离</source>
        <translation>View (line): angle and range as recorded</translation>
    </message>
    <message>
        <source>视域（虚线）为假设：未登记的按 %1°、%2 米</source>
        <translation>View (dashed) is assumed: %1°, %2 m where not recorded</translation>
    </message>
    <message>
        <source>未登记朝向，不画视域</source>
        <translation>Direction not recorded: no view drawn</translation>
    </message>
</context>
<context>
    <name>onescreen::RestatementBar</name>
    <message>
        <source>更正人</source>
        <translation>Restated by</translation>
    </message>
    <message>
        <source>复核人（另一人）</source>
        <translation>Confirmed by (another person)</translation>
    </message>
    <message>
        <source>更正原因</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>更正公布…</source>
        <translation>Restate…</translation>
    </message>
    <message>
        <source>把今天重算的结果作为本期的更正公布。原来的公布保留，差异和原因一并记下。</source>
        <translation>Publishes today's result as a restatement of this period. The old publication stays; differences and reason are kept with it.</translation>
    </message>
</context>
<context>
    <name>onescreen::SeaLayer</name>
    <message>
        <source>离岸 %1</source>
        <translation>%1 offshore</translation>
    </message>
    <message>
        <source>海上</source>
        <translation>Sea</translation>
    </message>
    <message>
        <source>航速已知的船（kn）</source>
        <translation>Vessels with known speed (kn)</translation>
    </message>
    <message>
        <source>离岸：到最近岸线的海里数（nm）</source>
        <translation>Offshore: nautical miles to the nearest coast (nm)</translation>
    </message>
    <message>
        <source>数据包中没有水深、领海线和岛名</source>
        <translation>The data pack has no depths, sea limits or island names</translation>
    </message>
    <message>
        <source>船艇的航速与离岸距离</source>
        <translation>Speed and distance offshore of vessels</translation>
    </message>
    <message>
        <source>加强岸线</source>
        <translation>Stronger coast</translation>
    </message>
    <message>
        <source>海里比例尺</source>
        <translation>Scale in nautical miles</translation>
    </message>
</context>
<context>
    <name>onescreen::SearchBox</name>
    <message>
        <source>查找地点、单位、事件、坐标（Ctrl+F）</source>
        <translation>Place, unit, event, coordinates (Ctrl+F)</translation>
    </message>
    <message>
        <source>在地图上查找</source>
        <translation>Search on the map</translation>
    </message>
    <message>
        <source>坐标所用基准</source>
        <translation>Coordinates are in</translation>
    </message>
    <message>
        <source>坐标 %1（%2）</source>
        <translation>Coordinates %1 (%2)</translation>
    </message>
    <message>
        <source>区划 %1</source>
        <translation>Area %1</translation>
    </message>
    <message>
        <source>地点 %1</source>
        <translation>Place %1</translation>
    </message>
    <message>
        <source>单位 %1</source>
        <translation>Unit %1</translation>
    </message>
    <message>
        <source>%1（所在区域）</source>
        <translation>%1 (its area)</translation>
    </message>
    <message>
        <source>无位置</source>
        <translation>no position</translation>
    </message>
    <message>
        <source>事件 %1</source>
        <translation>Event %1</translation>
    </message>
    <message>
        <source>无坐标</source>
        <translation>no coordinates</translation>
    </message>
    <message>
        <source>纬度超出 ±90°：经纬度是否写反了？</source>
        <translation>The latitude is beyond ±90°: are longitude and latitude swapped?</translation>
    </message>
    <message>
        <source>经度超出 ±180°，请检查。</source>
        <translation>The longitude is beyond ±180°; please check.</translation>
    </message>
    <message>
        <source>分、秒应小于 60，且带分秒时度数应为整数。</source>
        <translation>Minutes and seconds are below 60, and degrees with minutes have no fraction.</translation>
    </message>
    <message>
        <source>事件未能查到：%1</source>
        <translation>Events could not be searched: %1</translation>
    </message>
    <message>
        <source>区划</source>
        <translation>areas</translation>
    </message>
    <message>
        <source>地点</source>
        <translation>places</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>units</translation>
    </message>
    <message>
        <source>力量</source>
        <translation>forces</translation>
    </message>
    <message>
        <source>事件</source>
        <translation>events</translation>
    </message>
    <message>
        <source>另有 %1，请输入更多字。</source>
        <translation>More: %1. Please type more.</translation>
    </message>
    <message>
        <source>正在查找…</source>
        <translation>Searching…</translation>
    </message>
    <message>
        <source>没有找到。可输入名称、拼音首字母、编号、代码或坐标。</source>
        <translation>Nothing found. Type a name, pinyin initials, a number, a code or coordinates.</translation>
    </message>
    <message>
        <source>两种顺序都可能，请选择。</source>
        <translation>Both orders are possible; please choose.</translation>
    </message>
</context>
<context>
    <name>onescreen::SelectTools</name>
    <message>
        <source>同一地点</source>
        <translation>One place</translation>
    </message>
    <message>
        <source>框选</source>
        <translation>Rectangle</translation>
    </message>
    <message>
        <source>半径 %1</source>
        <translation>Radius %1</translation>
    </message>
    <message>
        <source>圈选</source>
        <translation>Lasso</translation>
    </message>
</context>
<context>
    <name>onescreen::SelectionPanel</name>
    <message>
        <source>选中的事件</source>
        <translation>Selected events</translation>
    </message>
    <message>
        <source>地图上画出的范围内、按当前筛选显示的全部事件，一件不少；随数据更新。超出屏幕的行滚动时再读取。没有坐标的事件不在其中。</source>
        <translation>All events inside the area drawn on the map that the present filter shows, none left out; follows the data. Lines beyond the screen are read when scrolled to. Events without coordinates are not among them.</translation>
    </message>
    <message>
        <source>导出全部（CSV）	Ctrl+E</source>
        <translation>Export all (CSV)	Ctrl+E</translation>
    </message>
    <message>
        <source>半径（米）</source>
        <translation>Radius (m)</translation>
    </message>
    <message>
        <source>应用</source>
        <translation>Apply</translation>
    </message>
    <message>
        <source>打开 Enter</source>
        <translation>Open Enter</translation>
    </message>
    <message>
        <source>定位 G</source>
        <translation>Show G</translation>
    </message>
    <message>
        <source>队列 Q</source>
        <translation>Queue Q</translation>
    </message>
    <message>
        <source>附近队伍 U</source>
        <translation>Teams near U</translation>
    </message>
    <message>
        <source>附近摄像机 V</source>
        <translation>Cameras near V</translation>
    </message>
    <message>
        <source>导出 CSV</source>
        <translation>Export CSV</translation>
    </message>
    <message>
        <source>关闭 Esc</source>
        <translation>Close Esc</translation>
    </message>
    <message>
        <source>%1 · 共 %2 件</source>
        <translation>%1 · %2 in all</translation>
    </message>
    <message>
        <source>紧急未结 %1</source>
        <translation>urgent open %1</translation>
    </message>
    <message>
        <source>半径无效</source>
        <translation>Radius not valid</translation>
    </message>
    <message>
        <source>请输入 0 到 2,000,000 之间的米数。</source>
        <translation>Please type metres between 0 and 2,000,000.</translation>
    </message>
    <message>
        <source>导出选中的事件</source>
        <translation>Export selected events</translation>
    </message>
    <message>
        <source>导出于 %1</source>
        <translation>exported %1</translation>
    </message>
    <message>
        <source>范围送入队列 Ctrl+Enter</source>
        <translation>Area into the queue Ctrl+Enter</translation>
    </message>
</context>
<context>
    <name>onescreen::ShellWindow</name>
    <message>
        <source>一屏掌控 · %1 · %2</source>
        <translation>OneScreen · %1 · %2</translation>
    </message>
    <message>
        <source>打不开地址</source>
        <translation>The address cannot be opened</translation>
    </message>
    <message>
        <source>这类窗口没有场景“%1”。</source>
        <translation>This kind of window has no scene “%1”.</translation>
    </message>
</context>
<context>
    <name>onescreen::SignInDialog</name>
    <message>
        <source>大写锁定已打开</source>
        <translation>Caps Lock is on</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>登录</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>解锁座席</source>
        <translation>Unlock the seat</translation>
    </message>
    <message>
        <source>设置第一位管理员</source>
        <translation>The first administrator</translation>
    </message>
    <message>
        <source>解锁</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>建立并登录</source>
        <translation>Create and sign in</translation>
    </message>
    <message>
        <source>设置码</source>
        <translation>Set-up code</translation>
    </message>
    <message>
        <source>账号</source>
        <translation>Account</translation>
    </message>
    <message>
        <source>姓名</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>密码</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>至少 10 个字符</source>
        <translation>At least 10 characters</translation>
    </message>
    <message>
        <source>再输一遍</source>
        <translation>Once more</translation>
    </message>
    <message>
        <source>还没有管理员…</source>
        <translation>No administrator yet…</translation>
    </message>
    <message>
        <source>正在核对…</source>
        <translation>Checking…</translation>
    </message>
    <message>
        <source>密码至少 10 个字符</source>
        <translation>The password needs at least 10 characters</translation>
    </message>
    <message>
        <source>两遍密码不一样</source>
        <translation>The two passwords differ</translation>
    </message>
    <message>
        <source>密码不对</source>
        <translation>Wrong password</translation>
    </message>
</context>
<context>
    <name>onescreen::SourceDialog</name>
    <message>
        <source>百度坐标（BD-09）的瓦片自成网格，不支持；可用 WGS-84、CGCS2000、GCJ-02</source>
        <translation>Tiles in BD-09 follow a grid of their own and are not supported; WGS-84, CGCS2000 and GCJ-02 are</translation>
    </message>
    <message>
        <source>瓦片矩阵集是经纬度的（“c”，EPSG:4490/4326），不支持；请用墨卡托的“w”（EPSG:3857）</source>
        <translation>The tile matrix set is in degrees (“c”, EPSG:4490/4326) and not supported; use the Mercator one “w” (EPSG:3857)</translation>
    </message>
    <message>
        <source>服务地址不能用：须以 http(s):// 开头，并含 {z}、{x}、{y}（或 {-y}）</source>
        <translation>The address cannot be used: it must begin with http(s):// and hold {z}, {x} and {y} (or {-y})</translation>
    </message>
    <message>
        <source>级别须在 0 到 22 之间，且由小到大</source>
        <translation>Zooms lie between 0 and 22, the smaller first</translation>
    </message>
    <message>
        <source>请填写名称</source>
        <translation>Enter a name</translation>
    </message>
    <message>
        <source>请选择文件</source>
        <translation>Choose a file</translation>
    </message>
    <message>
        <source>添加底图</source>
        <translation>Add base map</translation>
    </message>
    <message>
        <source>离线文件（MBTiles）</source>
        <translation>Offline file (MBTiles)</translation>
    </message>
    <message>
        <source>瓦片服务（XYZ 或 WMTS）</source>
        <translation>Tile service (XYZ or WMTS)</translation>
    </message>
    <message>
        <source>种类</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>名称</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>列表中显示的名称</source>
        <translation>As the list shows it</translation>
    </message>
    <message>
        <source>选择…</source>
        <translation>Choose…</translation>
    </message>
    <message>
        <source>文件</source>
        <translation>File</translation>
    </message>
    <message>
        <source>地址</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>注记地址</source>
        <translation>Address of names</translation>
    </message>
    <message>
        <source>可空：叠在上面的地名层</source>
        <translation>Optional: a layer of names on top</translation>
    </message>
    <message>
        <source>子域</source>
        <translation>Sub-domains</translation>
    </message>
    <message>
        <source>可空：{s} 的取值，用逗号分开</source>
        <translation>Optional: values of {s}, separated by commas</translation>
    </message>
    <message>
        <source>密钥</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>可空：地址中 {key} 处填入</source>
        <translation>Optional: put in place of {key}</translation>
    </message>
    <message>
        <source>来源说明</source>
        <translation>Attribution</translation>
    </message>
    <message>
        <source>印在图上</source>
        <translation>Printed on the map</translation>
    </message>
    <message>
        <source>审图号</source>
        <translation>Approval number</translation>
    </message>
    <message>
        <source>印在图上，如 审图号：GS（2024）…号</source>
        <translation>Printed on the map, such as 审图号：GS（2024）…号</translation>
    </message>
    <message>
        <source>添加</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>取消</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>级别</source>
        <translation>Zooms</translation>
    </message>
    <message>
        <source>矢量瓦片（MVT）</source>
        <translation>Vector tiles (MVT)</translation>
    </message>
    <message>
        <source>瓦片上已有地名</source>
        <translation>The tiles carry names</translation>
    </message>
    <message>
        <source>GCJ-02（换算后显示）</source>
        <translation>GCJ-02 (converted)</translation>
    </message>
    <message>
        <source>坐标系</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>不变</source>
        <translation>As they are</translation>
    </message>
    <message>
        <source>调暗（影像）</source>
        <translation>Dimmed (photographs)</translation>
    </message>
    <message>
        <source>反白（浅色地图）</source>
        <translation>Inverted (light maps)</translation>
    </message>
    <message>
        <source>夜间</source>
        <translation>At night</translation>
    </message>
    <message>
        <source>选择 MBTiles 文件</source>
        <translation>Choose an MBTiles file</translation>
    </message>
    <message>
        <source>MBTiles (*.mbtiles);;所有文件 (*)</source>
        <translation>MBTiles (*.mbtiles);;All files (*)</translation>
    </message>
</context>
<context>
    <name>onescreen::StartView</name>
    <message>
        <source>这台机器上还没有数据</source>
        <translation>There are no data on this machine yet</translation>
    </message>
    <message>
        <source>这台机器上还没有数据，也连接不上服务器</source>
        <translation>There are no data on this machine yet, and the server cannot be reached</translation>
    </message>
    <message>
        <source>第一次同步：正在取得数据</source>
        <translation>First sync: fetching data</translation>
    </message>
    <message>
        <source>取得第一批数据后，画面会自动出现</source>
        <translation>The picture appears by itself with the first data</translation>
    </message>
    <message>
        <source>请用中心服务器的地址启动：onescreen --central http://服务器:端口
没有服务器时，可先运行演示：onescreen-central --demo --data 文件夹 --port 8080</source>
        <translation>Start with the address of the central server: onescreen --central http://server:port
Without a server, a demonstration can be run first: onescreen-central --demo --data FOLDER --port 8080</translation>
    </message>
</context>
<context>
    <name>onescreen::StatusLine</name>
    <message>
        <source>演示数据</source>
        <translation>DEMONSTRATION DATA</translation>
    </message>
    <message>
        <source>只读 · v%1</source>
        <translation>Read only · v%1</translation>
    </message>
    <message>
        <source>数据%1</source>
        <translation>Data: %1</translation>
    </message>
    <message>
        <source>尚无数据</source>
        <translation>No data yet</translation>
    </message>
    <message>
        <source>操作存不下：%1</source>
        <translation>Actions cannot be kept: %1</translation>
    </message>
    <message>
        <source>待发 %1</source>
        <translation>Waiting %1</translation>
    </message>
    <message>
        <source>暂缓 %1</source>
        <translation>Held %1</translation>
    </message>
    <message>
        <source>发送受阻</source>
        <translation>Sending is blocked</translation>
    </message>
    <message>
        <source>%1 个来源中断</source>
        <translation>%1 sources silent</translation>
    </message>
    <message>
        <source>来源中断：%1</source>
        <translation>Silent: %1</translation>
    </message>
    <message>
        <source>、</source>
        <translation>, </translation>
    </message>
    <message>
        <source>来源迟到 %1</source>
        <translation>Late sources: %1</translation>
    </message>
</context>
<context>
    <name>onescreen::ThemeMapLayer</name>
    <message>
        <source>数据日期 %1</source>
        <translation>Data of %1</translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation>Demonstration data</translation>
    </message>
    <message>
        <source>近似边界</source>
        <translation>Approximate boundaries</translation>
    </message>
</context>
<context>
    <name>onescreen::TimeBar</name>
    <message>
        <source>时段</source>
        <translation>Window</translation>
    </message>
    <message>
        <source>全部时间</source>
        <translation>All time</translation>
    </message>
    <message>
        <source>近 1 小时</source>
        <translation>Last hour</translation>
    </message>
    <message>
        <source>本班</source>
        <translation>This shift</translation>
    </message>
    <message>
        <source>今天</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>自定义…</source>
        <translation>Custom…</translation>
    </message>
    <message>
        <source>回放</source>
        <translation>Replay</translation>
    </message>
    <message>
        <source>回放这个时段</source>
        <translation>Replay this window</translation>
    </message>
    <message>
        <source>回到实时</source>
        <translation>Back to now</translation>
    </message>
    <message>
        <source>回到实时（Esc）</source>
        <translation>Back to now (Esc)</translation>
    </message>
    <message>
        <source>上一件</source>
        <translation>Previous</translation>
    </message>
    <message>
        <source>上一件事件（PgUp）</source>
        <translation>Previous event (PgUp)</translation>
    </message>
    <message>
        <source>后退</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>后退一步（←）</source>
        <translation>One step back (←)</translation>
    </message>
    <message>
        <source>播放</source>
        <translation>Play</translation>
    </message>
    <message>
        <source>播放或暂停（空格）</source>
        <translation>Play or pause (Space)</translation>
    </message>
    <message>
        <source>前进</source>
        <translation>Forward</translation>
    </message>
    <message>
        <source>前进一步（→）</source>
        <translation>One step forward (→)</translation>
    </message>
    <message>
        <source>下一件</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>下一件事件（PgDn）</source>
        <translation>Next event (PgDn)</translation>
    </message>
    <message>
        <source>回放速度</source>
        <translation>Speed of the replay</translation>
    </message>
    <message>
        <source>暂停</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source> · 单位 %1</source>
        <translation> · units %1</translation>
    </message>
    <message>
        <source>（失联 %1）</source>
        <translation> (%1 not heard)</translation>
    </message>
    <message>
        <source>实时</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>正在读取…</source>
        <translation>Reading…</translation>
    </message>
    <message>
        <source>新增 %1 · 办结 %2 · 在办 %3</source>
        <translation>New %1 · closed %2 · open %3</translation>
    </message>
    <message>
        <source> · 事件过多，只含较新的</source>
        <translation> · too many events, only the newer ones</translation>
    </message>
</context>
<context>
    <name>onescreen::TimeTrack</name>
    <message>
        <source>回放时间</source>
        <translation>Time of the replay</translation>
    </message>
    <message>
        <source>实时：选择时段后可回放</source>
        <translation>Live: choose a window to replay it</translation>
    </message>
</context>
<context>
    <name>onescreen::TopBar</name>
    <message>
        <source>后退（Backspace 或 Alt+←）</source>
        <translation>Back (Backspace or Alt+←)</translation>
    </message>
    <message>
        <source>前进（Alt+→）</source>
        <translation>Forward (Alt+→)</translation>
    </message>
    <message>
        <source>上一级（Esc）</source>
        <translation>One level up (Esc)</translation>
    </message>
    <message>
        <source>查找 Ctrl+K</source>
        <translation>Find Ctrl+K</translation>
    </message>
    <message>
        <source>场景、区域、地址（Ctrl+K 或 /）</source>
        <translation>Scenes, areas, addresses (Ctrl+K or /)</translation>
    </message>
    <message>
        <source>窗口</source>
        <translation>Windows</translation>
    </message>
    <message>
        <source>新窗口；Ctrl+1 至 Ctrl+9 切换；外观</source>
        <translation>New window; Ctrl+1 to Ctrl+9 switch; appearance</translation>
    </message>
    <message>
        <source>全屏（F11）</source>
        <translation>Full screen (F11)</translation>
    </message>
</context>
<context>
    <name>onescreen::TrailOptions</name>
    <message>
        <source>谁的轨迹</source>
        <translation>Whose trails</translation>
    </message>
    <message>
        <source>选中的</source>
        <translation>Of the chosen one</translation>
    </message>
    <message>
        <source>全部力量</source>
        <translation>Of all forces</translation>
    </message>
    <message>
        <source>轨迹长度</source>
        <translation>Length of trails</translation>
    </message>
    <message>
        <source>近 %1 分钟</source>
        <translation>Last %1 min</translation>
    </message>
</context>
<context>
    <name>onescreen::TrailsLayer</name>
    <message>
        <source>轨迹</source>
        <translation>Trails</translation>
    </message>
    <message>
        <source>轨迹，越早越淡</source>
        <translation>Trail, paler the older</translation>
    </message>
    <message>
        <source>中断：其间没有位置</source>
        <translation>Gap: no positions in between</translation>
    </message>
    <message>
        <source>跳变：位置不可信</source>
        <translation>Jump: positions not credible</translation>
    </message>
    <message>
        <source>另有 %1 条未画，放大后可见</source>
        <translation>%1 more not drawn; zoom in to see them</translation>
    </message>
</context>
<context>
    <name>onescreen::TrendPanel</name>
    <message>
        <source>上报</source>
        <translation>Reported</translation>
    </message>
    <message>
        <source>结案</source>
        <translation>Closed</translation>
    </message>
    <message>
        <source>每日趋势</source>
        <translation>Daily trend</translation>
    </message>
    <message>
        <source>每日上报与结案的事件数，日界为北京时间 0 时。当日尚未结束，以虚线和空心点表示；没有数据的日子留空。</source>
        <translation>Events reported and closed a day; days begin at 00:00 Beijing time. Today is not over and drawn dashed with hollow points; days without data stay empty.</translation>
    </message>
    <message>
        <source>还没有事件，趋势将在第一批数据到达后显示。</source>
        <translation>No events yet; the trend appears with the first data.</translation>
    </message>
</context>
<context>
    <name>onescreen::TrialModel</name>
    <message>
        <source>并列 %1</source>
        <translation>tied %1</translation>
    </message>
    <message>
        <source>↑ %1</source>
        <translation>↑ %1</translation>
    </message>
    <message>
        <source>↓ %1</source>
        <translation>↓ %1</translation>
    </message>
    <message>
        <source>单位</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>正式名次</source>
        <translation>Official rank</translation>
    </message>
    <message>
        <source>试算名次</source>
        <translation>Trial rank</translation>
    </message>
    <message>
        <source>试算名次变化</source>
        <translation>Trial change of rank</translation>
    </message>
    <message>
        <source>正式得分</source>
        <translation>Official score</translation>
    </message>
    <message>
        <source>试算得分</source>
        <translation>Trial score</translation>
    </message>
    <message>
        <source>试算得分变化</source>
        <translation>Trial change of score</translation>
    </message>
    <message>
        <source>性质</source>
        <translation>Nature</translation>
    </message>
    <message>
        <source>试算，不是正式数据</source>
        <translation>A trial, not official</translation>
    </message>
</context>
<context>
    <name>onescreen::ViewTools</name>
    <message>
        <source>已复制视图地址</source>
        <translation>View address copied</translation>
    </message>
    <message>
        <source>剪贴板中既不是视图地址，也不是坐标。</source>
        <translation>The clipboard holds neither a view's address nor coordinates.</translation>
    </message>
    <message>
        <source>已复制 %1（经度, 纬度 · %2）</source>
        <translation>Copied %1 (longitude, latitude · %2)</translation>
    </message>
</context>
<context>
    <name>onescreen::WeightEditor</name>
    <message>
        <source>展开 %1</source>
        <translation>Open %1</translation>
    </message>
    <message>
        <source>%1 的权重</source>
        <translation>Weight of %1</translation>
    </message>
    <message>
        <source>%1（正式 %2）</source>
        <translation>%1 (official %2)</translation>
    </message>
    <message>
        <source>（正式 %1）</source>
        <translation> (official %1)</translation>
    </message>
</context>
<context>
    <name>onescreen::WhatIfPanel</name>
    <message>
        <source>权重试算（不是正式名次）</source>
        <translation>What-if on weights (not official)</translation>
    </message>
    <message>
        <source>只改权重，不改数据：左边调权重，右边立刻看到名次和得分会怎样变，正式的数在旁边。试算不会保存，也不影响任何正式的数；导出的文件写明“试算”。同一组内的权重按比例换算成 100%。键盘：Tab 到下一项，左右调整，Ctrl+Z 撤销，Ctrl+Y 重做。</source>
        <translation>Changes weights, not data: move weights on the left and see at once on the right how ranks and scores would change, with the official ones beside them. A trial is not kept and touches nothing official; exported files say that it is a trial. Weights of one group are scaled to 100%. Keys: Tab to the next, left and right change it, Ctrl+Z undo, Ctrl+Y redo.</translation>
    </message>
    <message>
        <source>试算结果</source>
        <translation>Results of the trial</translation>
    </message>
    <message>
        <source>撤销</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>撤销（Ctrl+Z）</source>
        <translation>Undo (Ctrl+Z)</translation>
    </message>
    <message>
        <source>重做</source>
        <translation>Redo</translation>
    </message>
    <message>
        <source>重做（Ctrl+Y）</source>
        <translation>Redo (Ctrl+Y)</translation>
    </message>
    <message>
        <source>恢复正式权重</source>
        <translation>Official weights</translation>
    </message>
    <message>
        <source>全部恢复为正式权重，可以撤销</source>
        <translation>Back to all official weights; can be undone</translation>
    </message>
    <message>
        <source>这一期没有综合指数，不能试算。</source>
        <translation>There is no index in this period to try weights on.</translation>
    </message>
    <message>
        <source>这组权重算不出结果：同一组的权重不能全为 0。</source>
        <translation>These weights give no result: the weights of a group cannot all be 0.</translation>
    </message>
    <message>
        <source>试算 · 改了 %1 项权重 · %2 个单位名次不同 · 不是正式名次</source>
        <translation>Trial · %1 weights changed · %2 units on other ranks · not official</translation>
    </message>
    <message>
        <source>试算 · 还没有改动，与正式名次相同</source>
        <translation>Trial · nothing changed yet, same as the official ranks</translation>
    </message>
</context>
<context>
    <name>onescreen::WindowPopup</name>
    <message>
        <source>确定</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>开始</source>
        <translation>From</translation>
    </message>
    <message>
        <source>结束</source>
        <translation>To</translation>
    </message>
    <message>
        <source>结束须晚于开始，且不超过 31 天</source>
        <translation>The end must be after the beginning and at most 31 days later</translation>
    </message>
</context>
<context>
    <name>onescreen::WindowSet</name>
    <message>
        <source>新窗口</source>
        <translation>New window</translation>
    </message>
    <message>
        <source>%1 Ctrl+%2</source>
        <translation>%1 Ctrl+%2</translation>
    </message>
    <message>
        <source>换成白天外观</source>
        <translation>Switch to day appearance</translation>
    </message>
    <message>
        <source>换成夜间外观</source>
        <translation>Switch to night appearance</translation>
    </message>
    <message>
        <source>座席字号</source>
        <translation>Size of letters at desks</translation>
    </message>
    <message>
        <source>随屏幕</source>
        <translation>By the screen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
</TS>
