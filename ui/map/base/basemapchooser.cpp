// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/basemapchooser.h"

#include "ui/common/dialogs.h"
#include "ui/common/plainlabel.h"
#include "ui/common/settingkeys.h"
#include "ui/map/base/basemapcontrol.h"
#include "ui/map/base/basemaptext.h"
#include "ui/map/base/keydialog.h"
#include "ui/map/base/prefetchdialog.h"
#include "ui/map/base/sourcedialog.h"
#include "ui/map/mapview.h"

#include <QComboBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <array>

using namespace Qt::StringLiterals;

namespace onescreen {

namespace {

constexpr int leastPercent = 10;

} // namespace

BaseMapChooser::BaseMapChooser(BaseMapControl& control, SettingsStore& settings, Dialogs& dialogs,
                               const ThemeContext& context, QWidget* parent)
    : QWidget(parent), m_control(control), m_settings(settings), m_dialogs(dialogs), m_context(context)
{
    setObjectName(u"baseMapChooser"_s);
    setAccessibleName(tr("底图"));
    build();
    fill();
    connect(&control, &BaseMapControl::changed, this, &BaseMapChooser::refresh);
    connect(&control.catalog(), &geo::BaseMapCatalog::mapsChanged, this, &BaseMapChooser::fill);
    connect(&control.catalog(), &geo::BaseMapCatalog::statusChanged, this, &BaseMapChooser::refresh);
    connect(m_maps, &QComboBox::activated, this, &BaseMapChooser::chooseMap);
    connect(m_opacity, &QSlider::valueChanged, this, [this](int percent) {
        BaseMapChoice choice = m_control.choice();
        choice.opacity = percent / 100.0;
        m_control.choose(choice);
    });
    connect(m_tone, &QComboBox::activated, this, [this] {
        BaseMapChoice choice = m_control.choice();
        choice.tone = mapToneFromName(m_tone->currentData().toString());
        m_control.choose(choice);
    });
    connect(m_view, &QComboBox::activated, this,
            [this] { m_settings.setValue(SettingKeys::mapView, m_view->currentData().toString()); });
}

QPushButton* BaseMapChooser::addButton(const QString& name, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(name);
    return button;
}

void BaseMapChooser::build()
{
    const int grid = m_context.metrics.grid;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(grid, grid, grid, grid);
    column->setSpacing(grid / 2);
    auto* title = new PlainLabel(tr("底图"), this);
    title->setStyle(m_context, TextSize::Normal, TextRole::Normal, true);
    column->addWidget(title);
    m_maps = new QComboBox(this);
    m_maps->setObjectName(u"baseMapList"_s);
    m_maps->setAccessibleName(tr("底图"));
    m_maps->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column->addWidget(m_maps);
    m_state = new PlainLabel(this);
    m_state->setObjectName(u"baseMapState"_s);
    m_state->setWordWrap(true);
    column->addWidget(m_state);
    m_note = new PlainLabel(this);
    m_note->setStyle(m_context, TextSize::Small, TextRole::Secondary);
    m_note->setWordWrap(true);
    column->addWidget(m_note);

    column->addLayout(makeForm());
    column->addLayout(makeButtons());
}

QFormLayout* BaseMapChooser::makeForm()
{
    const int grid = m_context.metrics.grid;
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(grid);
    form->setVerticalSpacing(grid / 2);
    m_opacity = new QSlider(Qt::Horizontal, this);
    m_opacity->setObjectName(u"baseMapOpacity"_s);
    m_opacity->setRange(leastPercent, 100);
    m_opacity->setPageStep(leastPercent);
    form->addRow(tr("浓度"), m_opacity);
    m_tone = new QComboBox(this);
    m_tone->setObjectName(u"baseMapTone"_s);
    m_tone->addItem(tr("随界面"), mapToneName(MapTone::Theme));
    m_tone->addItem(tr("夜间"), mapToneName(MapTone::Night));
    m_tone->addItem(tr("日间"), mapToneName(MapTone::Day));
    form->addRow(tr("昼夜"), m_tone);
    m_view = new QComboBox(this);
    m_view->setObjectName(u"mapBackend"_s);
    m_view->addItem(tr("自动"), u"auto"_s);
    m_view->addItem(tr("软件绘制"), u"raster"_s);
    m_view->addItem(tr("显卡绘制"), u"location"_s);
    m_view->setCurrentIndex(std::max(0, m_view->findData(m_settings.value(SettingKeys::mapView))));
    setPlainToolTip(m_view, tr("地图下次打开时起用"));
    form->addRow(tr("绘制"), m_view);
    return form;
}

QGridLayout* BaseMapChooser::makeButtons()
{
    auto* buttons = new QGridLayout;
    buttons->setSpacing(m_context.metrics.grid / 2);
    QPushButton* add = addButton(u"baseMapAdd"_s, tr("添加…"), this);
    m_key = addButton(u"baseMapKey"_s, tr("密钥…"), this);
    m_prefetch = addButton(u"baseMapPrefetch"_s, tr("预取…"), this);
    m_remove = addButton(u"baseMapRemove"_s, tr("删除…"), this);
    buttons->addWidget(add, 0, 0);
    buttons->addWidget(m_key, 0, 1);
    buttons->addWidget(m_prefetch, 1, 0);
    buttons->addWidget(m_remove, 1, 1);
    connect(add, &QPushButton::clicked, this, &BaseMapChooser::addMap);
    connect(m_key, &QPushButton::clicked, this, &BaseMapChooser::editKey);
    connect(m_prefetch, &QPushButton::clicked, this, &BaseMapChooser::prefetch);
    connect(m_remove, &QPushButton::clicked, this, &BaseMapChooser::removeMap);
    QPushButton* walls = addButton(u"baseMapWalls"_s, tr("用于大屏"), this);
    setPlainToolTip(walls, tr("各大屏窗口的地图也用这个底图、浓度和昼夜"));
    buttons->addWidget(walls, 2, 0, 1, 2);
    connect(walls, &QPushButton::clicked, this, [this] { m_control.giveToWalls(); });
    return buttons;
}

void BaseMapChooser::fill()
{
    m_maps->clear();
    m_maps->addItem(tr("内置底图"), QString());
    for (const geo::BaseMapDefinition& map : m_control.catalog().maps())
        m_maps->addItem(map.title, map.id);
    refresh();
}

QString BaseMapChooser::itemText(const QString& id) const
{
    const geo::BaseMapCatalog& catalog = m_control.catalog();
    const geo::BaseMapDefinition* map = catalog.map(id);
    if (!map)
        return id;
    const std::optional<geo::SourceStatus> status = catalog.status(id);
    if (status && status->fault != geo::SourceFault::None)
        return tr("%1（%2）").arg(map->title, sourceStateText(*status));
    const bool lacksKey = !map->keyGroup.isEmpty() && !catalog.hasKey(map->keyGroup);
    return lacksKey ? tr("%1（需密钥）").arg(map->title) : map->title;
}

void BaseMapChooser::refresh()
{
    const BaseMapChoice& choice = m_control.choice();
    const geo::BaseMapDefinition* map = m_control.catalog().map(choice.id);
    m_maps->setCurrentIndex(std::max(0, m_maps->findData(choice.id)));
    for (int i = 1; i < m_maps->count(); ++i)
        m_maps->setItemText(i, itemText(m_maps->itemData(i).toString()));
    m_state->setText(m_control.stateText());
    m_state->setStyle(m_context, TextSize::Small,
                      m_control.hasProblem() ? TextRole::Warning : TextRole::Secondary);
    m_note->setText(map ? map->note : QString());
    m_note->setVisible(map && !map->note.isEmpty());
    const QSignalBlocker quiet(m_opacity);
    m_opacity->setValue(qRound(choice.opacity * 100));
    m_opacity->setEnabled(map != nullptr);
    m_tone->setCurrentIndex(std::max(0, m_tone->findData(mapToneName(choice.tone))));
    m_key->setEnabled(map && !map->keyGroup.isEmpty());
    m_prefetch->setEnabled(!m_control.catalog().services(choice.id).empty());
    m_remove->setEnabled(map && !map->preset);
}

void BaseMapChooser::chooseMap(int index)
{
    BaseMapChoice choice = m_control.choice();
    choice.id = m_maps->itemData(index).toString();
    m_control.choose(choice);
    const geo::BaseMapDefinition* map = m_control.catalog().map(choice.id);
    if (map && !map->keyGroup.isEmpty() && !m_control.catalog().hasKey(map->keyGroup))
        editKey();
}

void BaseMapChooser::addMap()
{
    auto* dialog = new SourceDialog(m_control.catalog(), m_settings, m_context, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SourceDialog::added, this, [this](const QString& id) {
        BaseMapChoice choice = m_control.choice();
        choice.id = id;
        m_control.choose(choice);
    });
    dialog->open();
}

void BaseMapChooser::editKey()
{
    const geo::BaseMapDefinition* map = m_control.catalog().map(m_control.choice().id);
    if (!map || map->keyGroup.isEmpty())
        return;
    auto* dialog = new KeyDialog(m_control.catalog(), m_settings, *map, m_context, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void BaseMapChooser::prefetch()
{
    auto* dialog = new PrefetchDialog(m_control, m_context, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void BaseMapChooser::removeMap()
{
    const geo::BaseMapDefinition* map = m_control.catalog().map(m_control.choice().id);
    if (!map || map->preset)
        return;
    m_dialogs.confirm(this,
                      {.kind = MessageKind::Warning,
                       .title = tr("删除底图"),
                       .text = tr("从列表中删除“%1”？文件和服务本身不受影响。").arg(map->title),
                       .detail = {}},
                      tr("删除"), [catalog = &m_control.catalog(), id = map->id] { catalog->remove(id); },
                      {});
}

} // namespace onescreen
