// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes/publicationcheck.h"

#include "ui/common/dialogs.h"
#include "ui/common/errortext.h"
#include "ui/scenes/keptfaults.h"

namespace onescreen {

using namespace Qt::StringLiterals;

PublicationCheck::PublicationCheck(const SceneContext& context, PublicationPanel& panel, QObject* parent)
    : QObject(parent), m_model(context.assessment), m_dialogs(context.dialogs), m_panel(panel)
{
    connect(&m_panel, &PublicationPanel::restateRequested, this, &PublicationCheck::restate);
}

void PublicationCheck::show(const std::shared_ptr<const Assessment>& assessment, const Period& period,
                            const FigureAbout& about)
{
    m_assessment = assessment;
    m_period = period;
    m_about = about;
    if (const std::optional<Error>& fault = m_model.publicationError()) {
        showFault(*fault);
        return;
    }
    const std::optional<Publication> publication = assessment->publication(period);
    if (!whyNone().isEmpty() || !publication) {
        ++m_asked;
        m_compared.reset();
        m_panel.setContent(std::nullopt, {}, {}, false, about, whyNone());
        return;
    }
    if (m_compared != publication || m_comparedWith != assessment)
        compare(*publication);
    showRows();
}

void PublicationCheck::showFault(const Error& fault)
{
    ++m_asked;
    m_compared.reset();
    FigureAbout about = m_about;
    about.status = {.state = ModelState::Error, .error = fault, .asOf = {}, .emptyText = {}};
    m_panel.setContent(std::nullopt, {}, {}, false, about);
    m_panel.setState(PanelState::Error, ledgerFaultText(fault)); // Clearer than a kind of error.
}

/// Why there is nothing to compare, and what to do; empty when there is.
QString PublicationCheck::whyNone() const
{
    if (!m_model.hasPublications())
        return tr("这个窗口没有公布台账，不能对账。");
    if (!m_assessment->hasOfficialDenominators())
        return tr("本机选了目录之外的分母，不能与公布的数比较。请先在“指标”页换回目录的分母。");
    if (m_assessment->publication(*m_period))
        return {};
    if (m_assessment->isOpen(*m_period))
        return tr("%1 还没有结束，不能公布。").arg(m_period->toString());
    return tr("%1 还没有公布。由两人用 onescreen-cli publish 公布后，这里逐项对照公布的数和今天重算的数。")
        .arg(m_period->toString());
}

void PublicationCheck::compare(const Publication& publication)
{
    // The differences of the same publication stay in sight until the new ones are there.
    if (m_compared != publication)
        m_drift.reset();
    m_compared = publication;
    m_comparedWith = m_assessment;
    const quint64 asked = ++m_asked;
    m_model.compare(publication).then(this, [this, asked](Result<PublicationDrift> drift) {
        if (asked != m_asked)
            return;
        m_drift = std::move(drift);
        showRows();
    });
}

void PublicationCheck::showRows()
{
    FigureAbout about = m_about;
    if (!m_drift) {
        about.status.state = ModelState::Loading;
        m_panel.setContent(m_compared, {}, {}, false, about);
    } else if (!*m_drift) {
        about.status.state = ModelState::Error;
        about.status.error = m_drift->error();
        about.status.asOf.reset(); // There is nothing that an age could be of.
        m_panel.setContent(m_compared, {}, {}, false, about);
    } else {
        m_panel.setContent(m_compared, publicationRows(**m_drift, *m_assessment, *m_period),
                           (*m_drift)->reasons(), m_model.mayPublish() && !m_assessment->isOpen(*m_period),
                           about);
    }
}

void PublicationCheck::restate(const PublishOrder& order)
{
    m_model.publish(order).then(this, [this](const Result<Publication>& published) {
        if (published)
            return; // The list of publications has grown, and changed() says so.
        m_dialogs.show(&m_panel,
                       {.kind = MessageKind::Error,
                        .title = tr("没有更正"),
                        .text = tr("更正没有写进公布台账：%1。%2。")
                                    .arg(errorText(published.error()), errorNextStep(published.error().kind)),
                        .detail = published.error().toString()});
    });
}

} // namespace onescreen
