-- One row for a window's day, where there was one for each code and level.
INSERT INTO rating_days (day, "window",
    receipt_1, receipt_2, receipt_3, receipt_4, receipt_5,
    live_1, live_2, live_3, live_4, live_5,
    poster_1, poster_2, poster_3, poster_4, poster_5,
    set_aside)
SELECT day, "window",
    sum(CASE WHEN verification = 'receipt' AND level = 1 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'receipt' AND level = 2 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'receipt' AND level = 3 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'receipt' AND level = 4 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'receipt' AND level = 5 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'live' AND level = 1 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'live' AND level = 2 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'live' AND level = 3 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'live' AND level = 4 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'live' AND level = 5 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'poster' AND level = 1 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'poster' AND level = 2 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'poster' AND level = 3 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'poster' AND level = 4 THEN ratings ELSE 0 END),
    sum(CASE WHEN verification = 'poster' AND level = 5 THEN ratings ELSE 0 END),
    sum(CASE WHEN level = 0 THEN ratings ELSE 0 END)
FROM rating_counts GROUP BY day, "window";

DROP TABLE rating_counts;
