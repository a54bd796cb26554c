<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>ClusterMenu</name>
    <message>
        <source>同一地点另有 %1 件</source>
        <translation>%1 more at the same place</translation>
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
        <source>会从服务器重新取得数据</source>
        <translation>The data are fetched from the server again</translation>
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
        <source>没有写成 %1。请换一个文件夹再试。</source>
        <translation>%1 was not written. Please try another folder.</translation>
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
        <source>导出 CSV</source>
        <translation>Export CSV</translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation>CSV table</translation>
    </message>
    <message>
        <source>导出 PNG</source>
        <translation>Export PNG</translation>
    </message>
    <message>
        <source>PNG 图片</source>
        <translation>PNG picture</translation>
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
        <source>%1没有送达：%2。%3</source>
        <translation>%1: not delivered. %2. %3</translation>
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
    <name>onescreen::BarChart</name>
    <message>
        <source>其他</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>类型</source>
        <translation>Type</translation>
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
        <source>每个来源系统声明的“完整到”时间。超过应报间隔为迟到，超过两倍为中断；不定期的来源没有时效。</source>
        <translation>The time up to which each source says it is complete. Later than its interval is late, later than twice that is silent; irregular sources have no freshness.</translation>
    </message>
    <message>
        <source>中心还没有登记任何来源系统。</source>
        <translation>The centre knows no source system yet.</translation>
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
    <name>onescreen::HealthScene</name>
    <message>
        <source>数据健康</source>
        <translation>Data health</translation>
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
    <name>onescreen::LineChart</name>
    <message>
        <source>（当日未完）</source>
        <translation> (day not over)</translation>
    </message>
    <message>
        <source>日期</source>
        <translation>Date</translation>
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
</context>
<context>
    <name>onescreen::PeriodChart</name>
    <message>
        <source>目标 %1</source>
        <translation>Target %1</translation>
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
        <source>来源</source>
        <translation>Source</translation>
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
</context>
<context>
    <name>onescreen::QueueTable</name>
    <message>
        <source>事件列表</source>
        <translation>List of events</translation>
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
</context>
</TS>
