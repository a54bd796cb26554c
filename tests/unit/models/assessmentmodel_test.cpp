// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/assessment/assessmentdata.h"
#include "app/models/assessment/assessmentmodel.h"
#include "app/models/assessment/frozeninputs.h"
#include "app/models/assessment/ledgerpublications.h"
#include "tests/support/fakequestions.h"
#include "tests/support/memorypublications.h"
#include "tests/unit/models/assessmentsample.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace onescreen {
namespace {

using namespace onescreen::test;

/// A log of alerts in memory.
class MemoryDecisions final : public AlertDecisions
{
public:
    std::vector<AlertDecision> decided;
    std::optional<Error> failure;

    QFuture<Result<std::vector<AlertDecision>>> list() override
    {
        using Answer = Result<std::vector<AlertDecision>>;
        return QtFuture::makeReadyValueFuture(failure ? Answer(std::unexpected(*failure)) : Answer(decided));
    }
    QFuture<Result<AlertDecision>> add(AlertDecision decision) override
    {
        decided.push_back(decision);
        return QtFuture::makeReadyValueFuture(Result<AlertDecision>(decision));
    }
};

class AssessmentModelTest : public testing::Test
{
protected:
    AssessmentModelTest()
    {
        QFile file(m_folder.filePath(u"sample.json"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(sampleCatalogueText());
        questions.cube = [](const CubeQuestion& question) {
            if (question.byUnit)
                return std::vector{unitRow(u"2024-05"_s, u"squad"_s, {60, 50, 30, 0})};
            return sampleAreaRows();
        };
        NameData names;
        for (const RegionLevel level : {RegionLevel::City, RegionLevel::County, RegionLevel::Township}) {
            for (const Region& region : sampleNameBook().regions(level))
                names.regions.push_back(region);
        }
        questions.nameData = names;
    }
    [[nodiscard]] QString catalogueFile() const { return m_folder.filePath(u"sample.json"_s); }
    void writeCatalogue(const QByteArray& text)
    {
        QFile file(catalogueFile());
        ASSERT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    }
    AssessmentModel& model()
    {
        if (!m_model) {
            m_hub = std::make_unique<DataHub>(questions, clock);
            m_model = std::make_unique<AssessmentModel>(*m_hub, CatalogueSource(catalogueFile()), &ledger,
                                                        &decisions);
        }
        return *m_model;
    }
    DataHub& hub() { return *m_hub; }
    bool settled()
    {
        return QTest::qWaitFor([this] { return model().isComplete(); }, 20'000);
    }
    template <typename T> static bool ended(const QFuture<T>& future)
    {
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20'000);
    }

    ManualClock clock{startOfBusinessDay(QDate(2024, 8, 20))};
    FakeQuestions questions;
    MemoryPublications ledger;
    MemoryDecisions decisions;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<DataHub> m_hub;
    std::unique_ptr<AssessmentModel> m_model;
};

const Period q2 = periodOf(u"2024Q2"_s);

TEST_F(AssessmentModelTest, ComputesNothingBeforeSomebodyAsks)
{
    QSignalSpy spy(&model(), &AssessmentModel::changed);
    EXPECT_FALSE(questions.asked.contains(u"cubeRows"_s));
    EXPECT_EQ(model().state(), ModelState::Loading);
    EXPECT_EQ(model().current(WindowClass::Analyst), nullptr);
    model().request();
    model().request();
    ASSERT_TRUE(settled());
    EXPECT_EQ(model().state(), ModelState::Ready);
    const auto current = model().current(WindowClass::Analyst);
    ASSERT_NE(current, nullptr);
    EXPECT_DOUBLE_EQ(current->figure(u"330902001"_s, u"on-time"_s, q2).value.value(), 75.0);
    EXPECT_EQ(model().current(WindowClass::Analyst), current); // one view a class
    EXPECT_TRUE(current->hasUncertainty(q2));
    EXPECT_GE(spy.count(), 2); // figures first, warnings and intervals after
}

TEST_F(AssessmentModelTest, ComputesAtMostOnceInTwoSecondsWhileChangesStream)
{
    model().request();
    ASSERT_TRUE(settled());
    const auto before = questions.asked.count(u"indicatorValues"_s);
    for (int i = 0; i < 50; ++i)
        Q_EMIT hub().dataChanged({.seq = i, .entities = {Entity::Event}});
    Q_EMIT hub().dataChanged({.seq = 51, .entities = {Entity::Note}});
    ASSERT_TRUE(settled());
    EXPECT_LE(questions.asked.count(u"indicatorValues"_s), before + 1);
    EXPECT_TRUE(model().isComplete());
}

TEST_F(AssessmentModelTest, KeepsTheLastGoodOneWhileErrorsLast)
{
    model().request();
    ASSERT_TRUE(settled());
    const auto good = model().current(WindowClass::Analyst);
    questions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"torn"_s, .place = {}};
    Q_EMIT hub().dayRolled(QDate(2024, 8, 21));
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().state() == ModelState::Error; }, 20'000));
    EXPECT_EQ(model().error()->kind, ErrorKind::Corrupt);
    EXPECT_EQ(model().current(WindowClass::Analyst), good);
    questions.failure.reset();
    Q_EMIT hub().dayRolled(QDate(2024, 8, 22));
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().state() == ModelState::Ready; }, 20'000));
    EXPECT_FALSE(model().error().has_value());
}

TEST_F(AssessmentModelTest, ABadCatalogueIsReportedAndTheLastGoodOneUsed)
{
    model().request();
    ASSERT_TRUE(settled());
    writeCatalogue(sampleCatalogueText().replace("\"weight\": 60", "\"weight\": 61"));
    model().reloadCatalogue();
    ASSERT_TRUE(QTest::qWaitFor([this] { return model().catalogueError().has_value(); }, 20'000));
    EXPECT_EQ(model().catalogueError()->place.file, catalogueFile());
    EXPECT_GT(model().catalogueError()->place.row, 0);
    ASSERT_TRUE(settled());
    EXPECT_EQ(model().current(WindowClass::Analyst)->catalogueVersion(), u"sample 3"_s);
    writeCatalogue(sampleCatalogueText().replace("\"version\": 3", "\"version\": 4"));
    model().reloadCatalogue();
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return model().current(WindowClass::Analyst)->catalogueVersion() == u"sample 4"; }, 20'000));
    EXPECT_FALSE(model().catalogueError().has_value());
}

TEST_F(AssessmentModelTest, WithoutAGoodFileTheBuiltInCatalogueStandsIn)
{
    writeCatalogue("{");
    model().request();
    ASSERT_TRUE(settled());
    EXPECT_TRUE(model().catalogueError().has_value());
    EXPECT_TRUE(model().current(WindowClass::Analyst)->catalogueVersion().startsWith(u"zhoushan-sample"));
}

TEST_F(AssessmentModelTest, AnEmptyCacheIsEmptyAndNoError)
{
    questions.cube = [](const CubeQuestion&) { return std::vector<CubeRow>{}; };
    model().request();
    ASSERT_TRUE(settled());
    EXPECT_EQ(model().state(), ModelState::Empty);
}

TEST_F(AssessmentModelTest, PublishesAClosedPeriodThatRecomputesByteForByte)
{
    model().request();
    ASSERT_TRUE(settled());
    const auto published =
        model().publish({.period = q2, .by = u"张三"_s, .secondPerson = u"李四"_s, .reason = {}});
    ASSERT_TRUE(ended(published));
    ASSERT_TRUE(published.result().has_value()) << published.result().error().toString().toStdString();
    EXPECT_EQ(published.result()->engine, engineName());
    EXPECT_EQ(ledger.contents.front().catalogue, sampleCatalogueText());
    const auto equal = model().verify(0);
    ASSERT_TRUE(ended(equal));
    EXPECT_TRUE(equal.result().value());
    // A ledger that was tampered with does not recompute.
    ledger.contents.front().inputs.replace("\t180\t240\t", "\t200\t240\t");
    const auto changed = model().verify(0);
    ASSERT_TRUE(ended(changed));
    EXPECT_FALSE(changed.result().value());
    ASSERT_TRUE(QTest::qWaitFor(
        [this] { return model().current(WindowClass::Analyst)->publication(q2).has_value(); }, 20'000));
}

TEST_F(AssessmentModelTest, DoesNotPublishWhatIsOpenOrUnknown)
{
    clock.setNow(startOfBusinessDay(QDate(2024, 6, 10)));
    const auto early = model().publish({.period = q2, .by = u"a"_s, .secondPerson = u"b"_s, .reason = {}});
    EXPECT_EQ(early.result().error().kind, ErrorKind::NotFound);
    model().request();
    ASSERT_TRUE(settled());
    const auto open = model().publish({.period = q2, .by = u"a"_s, .secondPerson = u"b"_s, .reason = {}});
    ASSERT_TRUE(ended(open));
    EXPECT_EQ(open.result().error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(ledger.published.empty());
}

TEST(FrozenInputs, ReadBackAsTheSameBits)
{
    const auto data = buildAssessment(sampleInputs()).value();
    const auto content = freezePeriod(*data, q2).value();
    const auto inputs = frozenInputsFrom(content.inputs);
    ASSERT_TRUE(inputs.has_value());
    EXPECT_EQ(toBytes(*inputs), content.inputs);
    EXPECT_EQ(recomputed(content).value(), content.result);
    EXPECT_EQ(freezePeriod(*data, periodOf(u"2030Q1"_s)).error().kind, ErrorKind::NotFound);
}

TEST(FrozenInputs, AwkwardTextsAndDamage)
{
    const FrozenInputs inputs{.period = q2,
                              .deadlinePassed = false,
                              .units = {{.id = u"a%09\tb"_s, .name = u"名\n字"_s}},
                              .observations = {{.unit = u"a%09\tb"_s,
                                                .period = q2,
                                                .indicator = idOf<IndicatorId>(u"x"_s),
                                                .value = 0.1 + 0.2,
                                                .state = ValueState::Value}}};
    const auto back = frozenInputsFrom(toBytes(inputs));
    ASSERT_TRUE(back.has_value()) << back.error().toString().toStdString();
    EXPECT_EQ(back->units, inputs.units);
    EXPECT_EQ(back->observations, inputs.observations);
    EXPECT_FALSE(back->deadlinePassed);
    EXPECT_EQ(frozenInputsFrom("").error().kind, ErrorKind::Corrupt);
    const auto torn = frozenInputsFrom(toBytes(inputs).replace("value\t", "velue\t"));
    EXPECT_EQ(torn.error().place.row, 3);
}

TEST_F(AssessmentModelTest, AcknowledgedAlertsAreLoggedAndShown)
{
    model().request();
    ASSERT_TRUE(settled());
    const auto alerts = model().current(WindowClass::Duty)->alerts(q2, u"330902001"_s);
    const auto missed = std::ranges::find(alerts, u"on-time"_s,
                                          [](const FollowedAlert& one) { return one.warning.indicator; });
    ASSERT_NE(missed, alerts.end()) << "75 % against a target of 80 %";
    EXPECT_FALSE(missed->decision.has_value());
    EXPECT_TRUE(model().canAcknowledge());
    const auto logged = model().acknowledge({.unit = u"330902001"_s,
                                             .indicator = u"on-time"_s,
                                             .opened = missed->opened,
                                             .by = u"张三"_s,
                                             .at = {},
                                             .due = QDate(2024, 9, 1),
                                             .note = u"复查"_s});
    ASSERT_TRUE(ended(logged));
    ASSERT_TRUE(settled());
    ASSERT_EQ(decisions.decided.size(), 1U);
    EXPECT_EQ(decisions.decided.front().at, clock.now()) << "the model says when";
    const auto decisionIn = [this](WindowClass windowClass) {
        for (const FollowedAlert& one : model().current(windowClass)->alerts(q2, u"330902001"_s)) {
            if (one.warning.indicator == u"on-time"_s)
                return one.decision;
        }
        return std::optional<AlertDecision>();
    };
    ASSERT_TRUE(decisionIn(WindowClass::Duty).has_value());
    EXPECT_EQ(decisionIn(WindowClass::Duty)->by, u"张三"_s);
    EXPECT_EQ(decisionIn(WindowClass::Wall)->by, QString()) << "no names on a wall";
    EXPECT_EQ(decisionIn(WindowClass::Wall)->due, QDate(2024, 9, 1));
}

TEST_F(AssessmentModelTest, AnUnreadableLogOfAlertsIsSaid)
{
    decisions.failure = Error{.kind = ErrorKind::Corrupt, .text = u"damaged"_s, .place = {}};
    model().request();
    ASSERT_TRUE(settled());
    EXPECT_EQ(model().state(), ModelState::Ready) << "the figures are there";
    ASSERT_TRUE(model().decisionError().has_value());
    EXPECT_EQ(model().decisionError()->kind, ErrorKind::Corrupt);
    decisions.failure.reset(); // Somebody put the file back.
    Q_EMIT hub().dataChanged({.seq = 2, .entities = {Entity::Event}});
    ASSERT_TRUE(QTest::qWaitFor([this] { return !model().decisionError(); }, 20'000));
}

TEST_F(AssessmentModelTest, ADamagedLedgerHarmsOnlyWhatWasPublished)
{
    ledger.failure = Error{.kind = ErrorKind::Corrupt,
                           .text = u"file is not a database"_s,
                           .place = {.file = u"published.db"_s, .row = 0, .field = {}}};
    model().request();
    ASSERT_TRUE(settled());
    EXPECT_EQ(model().state(), ModelState::Ready) << "the figures are there";
    EXPECT_FALSE(model().error().has_value());
    EXPECT_EQ(model().publicationError(), ledger.failure);
    EXPECT_TRUE(model().current(WindowClass::Analyst)->publications().empty());
    ledger.failure.reset(); // Somebody put the file back.
    Q_EMIT hub().dayRolled(QDate(2024, 8, 22));
    ASSERT_TRUE(QTest::qWaitFor([this] { return !model().publicationError(); }, 20'000));
}

TEST_F(AssessmentModelTest, AForeignFileInThePlaceOfTheLedgerIsNamedAndLeftAlone)
{
    const QTemporaryDir folder;
    const QByteArray text("this is no ledger, it is a letter of some length to somebody else\n");
    QFile file(folder.filePath(u"published.db"_s));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(text.repeated(100));
    file.close();
    LedgerPublications kept(folder.path());
    DataHub ownHub(questions, clock);
    AssessmentModel own(ownHub, CatalogueSource(catalogueFile()), &kept);
    own.request();
    ASSERT_TRUE(QTest::qWaitFor([&own] { return own.isComplete(); }, 20'000));
    EXPECT_EQ(own.state(), ModelState::Ready);
    ASSERT_TRUE(own.publicationError().has_value());
    EXPECT_EQ(own.publicationError()->kind, ErrorKind::Corrupt);
    EXPECT_TRUE(own.publicationError()->place.file.endsWith(u"published.db"_s));
    const auto published =
        own.publish({.period = q2, .by = u"张三"_s, .secondPerson = u"李四"_s, .reason = {}});
    ASSERT_TRUE(QTest::qWaitFor([&published] { return published.isFinished(); }, 20'000));
    EXPECT_FALSE(published.result().has_value());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), text.repeated(100));
}

TEST_F(AssessmentModelTest, OtherDenominatorsAreAViewThatCannotBePublished)
{
    model().request();
    ASSERT_TRUE(settled());
    const auto closing = [this] {
        return model().current(WindowClass::Analyst)->figure(u"330902001"_s, u"closing"_s, q2).value.value();
    };
    EXPECT_LT(closing(), 100.0);
    model().setDenominators({{u"closing"_s, u"less-deferred"_s}});
    ASSERT_TRUE(settled());
    EXPECT_DOUBLE_EQ(closing(), 100.0);
    const auto refused =
        model().publish({.period = q2, .by = u"甲"_s, .secondPerson = u"乙"_s, .reason = {}});
    ASSERT_TRUE(ended(refused));
    EXPECT_EQ(refused.result().error().kind, ErrorKind::Conflict);
    EXPECT_TRUE(ledger.published.empty());
    model().setDenominators({});
    ASSERT_TRUE(settled());
    EXPECT_LT(closing(), 100.0);
}

} // namespace
} // namespace onescreen
