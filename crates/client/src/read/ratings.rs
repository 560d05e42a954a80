//! Every type of the contract that stands in an answer about ratings and on the board (R11–R13).

use super::read_struct;
use mingbai_contract::board::{
    Anomaly, Board, CaseFigures, Days, LevelGroup, Rank, RatingFigures, Rectified, Row, Targets,
};
use mingbai_contract::rating::{
    IssuedToken, RatingBatch, RatingBatches, RatingTag, RatingTaken, RatingView, Said, ScannedCode,
    TokenKey, TokenKeys,
};

read_struct! {
    RatingTag { id, levels, name }
    RatingTaken { receipt, day, verification, instead }
    ScannedCode { verification, instead, seconds }
    RatingView {
        window, day, state, released, answer_by, put_right_by, complex, provisional, stepped_up,
        answer, result, set_aside, follow_up
    }
    Said { day, text }
    RatingBatches { month, batches }
    RatingBatch { day, window, ratings }
    TokenKeys { root, keys }
    TokenKey { key, valid_from, retired, signature }
    IssuedToken { scope, key, evaluated, proof }
    Board {
        period, by, as_of, running, periods, total, rows, targets, complaints, anomalies, comments,
        results, summaries
    }
    Row { id, name, cases, ratings, rank, too_few }
    CaseFigures { received, concluded, immediate, early, overdue, deemed, timed, days }
    Days { promised, actual, statutory }
    Targets { volume, immediate_volume, simple, simple_within_five, long, long_within_half }
    RatingFigures { receipt, live, beside, set_aside, set_aside_since, levels, levels_of, ratable }
    LevelGroup { from, to, ratings }
    Anomaly { window, day, kind, ratings }
    Rank { place, lower, mean, upper }
    Rectified { department, set_aside, said }
}
