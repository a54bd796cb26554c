// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/map/base/keydialog.h"

#include "ui/common/plainlabel.h"
#include "ui/map/base/basemapmemory.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace onescreen {

KeyDialog::KeyDialog(geo::BaseMapCatalog& catalog, SettingsStore& settings, const geo::BaseMapDefinition& map,
                     const ThemeContext& context, QWidget* parent)
    : QDialog(parent), m_key(new QLineEdit(this))
{
    setObjectName(u"keyDialog"_s);
    setWindowTitle(tr("底图密钥"));
    auto* column = new QVBoxLayout(this);
    auto* about = new PlainLabel(catalog.hasKey(map.keyGroup)
                                     ? tr("“%1”已有密钥。填写新的即替换；留空并保存即删除。").arg(map.title)
                                     : tr("“%1”需要密钥，请向服务方申请后填写。").arg(map.title),
                                 this);
    about->setStyle(context, TextSize::Normal);
    about->setWordWrap(true);
    column->addWidget(about);
    m_key->setObjectName(u"keyEdit"_s);
    m_key->setEchoMode(QLineEdit::Password);
    m_key->setAccessibleName(tr("密钥"));
    m_key->setMaxLength(200);
    column->addWidget(m_key);
    auto* where = new PlainLabel(tr("密钥只存在本机设置中，不写日志、不同步。"), this);
    where->setStyle(context, TextSize::Small, TextRole::Secondary);
    column->addWidget(where);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("保存"), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("取消"), QDialogButtonBox::RejectRole);
    column->addWidget(buttons);
    setMinimumWidth(context.metrics.space(50));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, &catalog, &settings, group = map.keyGroup] {
        keepBaseMapKey(catalog, settings, group, m_key->text().trimmed());
        accept();
    });
}

} // namespace onescreen
