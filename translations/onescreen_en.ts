<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="zh_CN">
<context>
    <name>BarChart</name>
    <message>
        <source>其他</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>类型</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BigNumber</name>
    <message>
        <source>较昨日持平</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>较昨日 %1 个百分点</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>较昨日 %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CachePanel</name>
    <message>
        <source>事件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>资源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>区划</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>字典条目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>指标值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>办理记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已同步到序号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>服务器最新序号</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>落后</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>隔离的坏行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>其中演示数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结构版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日志纪元</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本地缓存</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缓存由中心的变更日志逐页写成。落后是服务器最新序号与本地序号之差；无法识别的行单独隔离，不影响其他行。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CategoryPanel</name>
    <message>
        <source>事件类型</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期间内上报的事件数，按事件大类，从多到少；排不下的合并为“其他”。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这个期间和范围内没有上报的事件。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>打开</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>场景、区域、代码或地址</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DesktopClient</name>
    <message>
        <source>无法启动</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>退出</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自检用的空数据文件夹建不成</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据包不可用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹正被另一个程序使用</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据文件夹不可写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>也可以只看不更新:画面显示已有的数据。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只看</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>内容的格式或范围不对</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有找到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>连接不上中心服务器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有在规定时间内得到答复</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方的答复不是约定的格式</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>对方不提供这项功能,或版本不同</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正被另一个程序使用或已被他人修改</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>保存的数据已损坏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>磁盘已满</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件夹不可写</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已取消</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>程序内部出错</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请改正后再试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请检查名称和路径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请检查网络和服务器;恢复后自动继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会自动重试</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请检查地址是否是中心接口,或是否被上网认证页截住</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请核对服务器与本程序的版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请关闭另一个程序,或换一个数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>会从服务器重新取得数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请腾出磁盘空间;之后自动继续</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请给予写入权限,或换一个数据文件夹</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请把日志交给管理员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>:%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>,第 %1 行</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>,“%1”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FactTable</name>
    <message>
        <source>项目</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedDisplay</name>
    <message>
        <source>● 正常</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>◐ 迟到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ 中断</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>– 不定期</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导入</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>演示数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时效</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应报间隔</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>累计行数</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性质</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedPanel</name>
    <message>
        <source>数据来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每个来源系统声明的“完整到”时间。超过应报间隔为迟到，超过两倍为中断；不定期的来源没有时效。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>中心还没有登记任何来源系统。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FeedTable</name>
    <message>
        <source>来源系统</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>代码</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至（UTC）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>应报间隔（秒）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>累计行数</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HealthScene</name>
    <message>
        <source>数据健康</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndicatorPanel</name>
    <message>
        <source>季度指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>文件中公布的指标，按原文的期间、数值和单位显示，不重新计算。色块的宽度就是数值所说的期间，虚线是目标；没有文件说到的季度留空。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有导入指标文件。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IndicatorView</name>
    <message>
        <source>指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>地区</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性质</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源文件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实际</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LineChart</name>
    <message>
        <source>（当日未完）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日期</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinkPanel</name>
    <message>
        <source>正在连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在追赶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>被服务器拒绝</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>链路</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>自本页打开起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>与中心服务器的连接每次改变状态时记一行，新的在上。更早的记录在日志文件里。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapButtons</name>
    <message>
        <source>放大（+）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缩小（−）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全图（0）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>恢复自动适配（*）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapDecorations</name>
    <message>
        <source>界线为近似</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缺数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在整理点位…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>另有 %1 件无坐标，未上图</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapPanel</name>
    <message>
        <source>事件地图</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>底色是各县（市、区）此刻在办的事件数。符号按筛选条件显示：圆为事件，方为队伍，六边形为摄像机；数字是聚在一起的事件数。没有坐标的事件不在图上，其数目写在图边。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办（件）</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>共 %1 件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紧急未结 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已受理</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已派遣</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>处置中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>缓办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已结案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>已作废</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紧急</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>重要</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>一般</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>提示</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>人员</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>车辆</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>船艇</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>摄像机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>设备</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>备勤</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>途中</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>现场</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离线</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ModelPanel</name>
    <message>
        <source>全部时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>近 %1 天</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全部区域</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersPanel</name>
    <message>
        <source>今日要情</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>本地还没有任何事件，等待同步或导入数据。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NumbersView</name>
    <message>
        <source>指标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>昨日</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewTexts</name>
    <message>
        <source>今日上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日 0 时起上报的事件数；与昨日全天比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日结案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日 0 时起结案的事件数；与昨日全天比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>此刻未结案也未作废的事件数；与今日 0 时比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>超期在办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办且已过办理时限的事件数；没有时限的不计；与今日 0 时比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>紧急在办</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在办且优先级为紧急的事件数；与今日 0 时比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>按期结案率</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>今日结案且有时限的事件中，不晚于时限结案的比例；与昨日全天比较。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>件</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>日界为北京时间 0 时；缺少数据的数字显示为“—”，不显示为 0。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelExport</name>
    <message>
        <source>导出失败</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有写成 %1。请换一个文件夹再试。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>标题</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时段</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>范围</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据时间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口径</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>制作</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出 CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV 表格</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出 PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PNG 图片</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PanelFrame</name>
    <message>
        <source>面板菜单</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出、口径、复制地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出 CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>导出 PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>口径说明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>复制地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>迟到</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>过时</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>时效不明</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>无权查看</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这类窗口或账号看不到此内容</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>暂无数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>所选范围和时段内没有记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有符合筛选条件的记录</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>清除筛选</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1”没有读到数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeriodChart</name>
    <message>
        <source>目标 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>（目标）</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>期间</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>单位</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>性质</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>来源</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>目标</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>实际</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellText</name>
    <message>
        <source>正在追赶,还差 %1 条</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在追赶</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>未连接服务器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>没有给出中心服务器的地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>用 --central 地址 启动,即可更新</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>正在连接</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>在线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离线,自 %1 起</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>离线</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>服务器拒绝了本机</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请联系管理员核对地址、账号和版本</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>画面是 %1的数据:截至 %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShellWindow</name>
    <message>
        <source>一屏掌控 · %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>打不开地址</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这类窗口没有场景“%1”。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartView</name>
    <message>
        <source>这台机器上还没有数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>请用中心服务器的地址启动:onescreen --central http://服务器:端口
没有服务器时,可先运行演示:onescreen-central --demo --data 文件夹 --port 8080</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>这台机器上还没有数据,也连接不上服务器</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>第一次同步:正在取得数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>取得第一批数据后,画面会自动出现</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>演示数据</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>只读 · v%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>数据%1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>尚无数据</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimeText</name>
    <message>
        <source>刚刚</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n 秒前</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟前</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时前</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天前</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 秒</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 分钟</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 小时</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n 天</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>截至 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>截至 %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>后退(Backspace 或 Alt+←)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>前进(Alt+→)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>上一级(Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>查找 Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>场景、区域、地址(Ctrl+K 或 /)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>新窗口;Ctrl+1 至 Ctrl+9 切换;外观</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>全屏(F11)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>上报</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>结案</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每日趋势</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>每日上报与结案的事件数，日界为北京时间 0 时。当日尚未结束，以虚线和空心点表示；没有数据的日子留空。</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>还没有事件，趋势将在第一批数据到达后显示。</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ViewHistoryText</name>
    <message>
        <source>事件</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowSet</name>
    <message>
        <source>新窗口</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Ctrl+%2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换成白天外观</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>换成夜间外观</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WindowTitles</name>
    <message>
        <source>大屏</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>值班席</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>领导</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>分析</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>运行保障</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
