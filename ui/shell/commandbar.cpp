// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandbar.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr size_t shownCommands = 50;

bool hasScene(const std::vector<SceneFactory>& scenes, const QString& id)
{
    return std::ranges::find(scenes, id, &SceneFactory::id) != scenes.end();
}

} // namespace

std::vector<Command> commandsFor(const std::vector<SceneFactory>& scenes, const NameBook& names,
                                 const ViewAddress& here)
{
    std::vector<Command> commands;
    for (const SceneFactory& scene : scenes) {
        if (const Result<ViewAddress> address = ViewAddress::forScene(scene.id))
            commands.push_back(
                {scene.title, scene.key.toString(QKeySequence::NativeText) + u' ' + scene.id, *address});
    }
    for (const RegionLevel level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
        for (const Region& region : names.regions(level)) {
            ViewAddress address = here;
            address.setEvent({});
            address.setArea(region->code);
            commands.push_back({names.regionPath(region->code.number()).join(u' '), region->code.toString(),
                                std::move(address)});
        }
    }
    return commands;
}

std::vector<Command> matching(const std::vector<Command>& commands, const QString& query,
                              const std::vector<SceneFactory>& scenes, size_t limit)
{
    std::vector<Command> found;
    const QString wanted = query.trimmed();
    if (const Result<ViewAddress> address = ViewAddress::parse(wanted);
        address && hasScene(scenes, address->scene()))
        found.push_back({address->toString(), {}, *address});
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    for (const Command& command : commands) {
        if (found.size() >= limit)
            break;
        const QString searched = command.text + u' ' + command.hint;
        if (std::ranges::all_of(
                words, [&](const QString& word) { return searched.contains(word, Qt::CaseInsensitive); }))
            found.push_back(command);
    }
    return found;
}

CommandBar::CommandBar(const ThemeContext& context, std::vector<SceneFactory> scenes,
                       std::vector<Command> commands, QWidget* parent)
    : QDialog(parent), m_scenes(std::move(scenes)), m_commands(std::move(commands)),
      m_query(new QLineEdit(this)), m_list(new QListWidget(this)), m_open(new QPushButton(tr("打开"), this))
{
    setObjectName(u"commandBar"_s);
    setWindowTitle(tr("查找"));
    setAttribute(Qt::WA_DeleteOnClose);
    m_query->setObjectName(u"commandQuery"_s);
    m_list->setObjectName(u"commandList"_s);
    m_open->setObjectName(u"commandOpen"_s);
    m_query->setPlaceholderText(tr("场景、区域、代码或地址"));
    m_query->setMinimumHeight(context.metrics.control);
    m_query->setClearButtonEnabled(true);
    m_query->installEventFilter(this);
    m_open->setDefault(true);
    m_open->setFixedHeight(context.metrics.control);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_query);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_open, 0, Qt::AlignRight);
    resize(context.metrics.space(56), context.metrics.space(48));
    connect(m_query, &QLineEdit::textChanged, this, &CommandBar::search);
    connect(m_open, &QPushButton::clicked, this, &CommandBar::choose);
    connect(m_list, &QListWidget::itemActivated, this, &CommandBar::choose);
    search({});
}

void CommandBar::search(const QString& query)
{
    m_shown = matching(m_commands, query, m_scenes, shownCommands);
    m_list->clear();
    for (const Command& command : m_shown)
        m_list->addItem(command.hint.isEmpty() ? command.text
                                               : u"%1  ·  %2"_s.arg(command.text, command.hint));
    m_list->setCurrentRow(0);
    m_open->setEnabled(!m_shown.empty());
}

void CommandBar::choose()
{
    const int row = m_list->currentRow();
    if (row < 0 || static_cast<size_t>(row) >= m_shown.size())
        return;
    const ViewAddress address = m_shown[static_cast<size_t>(row)].address;
    accept();
    Q_EMIT chosen(address);
}

bool CommandBar::eventFilter(QObject* watched, QEvent* event)
{
    // The arrows move in the list while the typing goes on.
    if (watched == m_query && event->type() == QEvent::KeyPress) {
        const int key =
            static_cast<QKeyEvent*>(event)->key(); // NOLINT(cppcoreguidelines-pro-type-static-cast-downcast)
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : 0;
        if (step != 0) {
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + step, 0, qMax(0, m_list->count() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace onescreen
