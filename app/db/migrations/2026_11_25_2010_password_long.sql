-- Eight characters are enough beside a second factor, fifteen without one: which of the two a password is, not how long.
alter table people.account add column password_long boolean not null default true;
